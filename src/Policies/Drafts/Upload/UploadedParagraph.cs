namespace Countersign.Policies.Drafts.Upload;

/// <summary>A paragraph of a document that somebody brought.</summary>
/// <param name="Number">The number that stands before it, such as <c>2.1</c> or <c>7.1(c)</c>; null where it has none.</param>
/// <param name="HeadingLevel">1 to 6 where it is a heading; null in running text.</param>
/// <param name="IsListItem">A bullet, or an item whose number is no clause number.</param>
internal sealed record UploadedParagraph(string Text, string? Number, int? HeadingLevel, bool IsListItem = false);
