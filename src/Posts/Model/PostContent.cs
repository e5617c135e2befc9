namespace Countersign.Posts.Model;

/// <summary>What an author wrote and when it is to go out. A change is another content: nothing of it is ever set by itself.</summary>
/// <param name="Credit">Source and licence of what others made, as they asked to be named; null where all of it is the school's own.</param>
/// <param name="PublishAt">The moment it is to go out; null means as soon as everybody needed has signed.</param>
internal sealed record PostContent(string Text, string? Purpose, string? Benefit, string? Credit, DateTimeOffset? PublishAt)
{
    public static readonly PostContent Empty = new("", null, null, null, null);

    /// <summary>The words as every platform gets them.</summary>
    public string Published => With(Text, Credit);

    /// <summary>The credit line stands under the words, where every reader of every platform sees it.</summary>
    public static string With(string? text, string? credit) => string.IsNullOrWhiteSpace(credit) ? text ?? "" : $"{text}\n\n{credit.Trim()}";
}
