using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>Finds the title of a document among its paragraphs.</summary>
internal static class Titles
{
    private const int LongestTitle = 80;

    /// <summary>The title, and the paragraphs without it.</summary>
    public static (string? Title, IReadOnlyList<UploadedParagraph> Others) Split(IReadOnlyList<UploadedParagraph> paragraphs)
    {
        var at = paragraphs.Select((paragraph, place) => (paragraph, place)).FirstOrDefault(one => IsTitle(one.paragraph), (null!, -1)).place;
        if (at < 0 && paragraphs.Count > 1 && ((IsTop(paragraphs[0]) && paragraphs.Count(IsTop) == 1) || SaysWhatItIs(paragraphs[0])))
        {
            at = 0;
        }

        var title = paragraphs.Skip(Math.Max(at, 0)).TakeWhile((paragraph, place) => at >= 0 && (place == 0 || IsTitle(paragraph))).ToList();
        return title.Count == 0
            ? (null, paragraphs)
            : (string.Join(' ', title.Select(paragraph => paragraph.Text)), [.. paragraphs.Take(at), .. Notes(title), .. paragraphs.Skip(at + title.Count)]);
    }

    private static bool IsTitle(UploadedParagraph paragraph) => paragraph is { IsTitle: true, Label: null, Cell: null };

    private static bool IsTop(UploadedParagraph paragraph) => paragraph is { HeadingLevel: 1, Label: null, Cell: null };

    // The first line of many documents is their title and looks like any other.
    private static bool SaysWhatItIs(UploadedParagraph paragraph) =>
        paragraph is { Label: null, Cell: null, IsBullet: false, Text.Length: <= LongestTitle } && char.IsLetter(paragraph.Text[0])
            && paragraph.Text[^1] is not ('.' or ':' or ';' or ',') && !paragraph.Text.Contains('\n', StringComparison.Ordinal)
            && paragraph.Text.Contains("policy", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<UploadedParagraph> Notes(IEnumerable<UploadedParagraph> title) =>
        title.SelectMany(paragraph => paragraph.Notes).Select(note => new UploadedParagraph(note));
}
