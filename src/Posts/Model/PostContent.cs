namespace Countersign.Posts.Model;

/// <summary>What an author wrote and when it is to go out. A change is another content: nothing of it is ever set by itself.</summary>
/// <param name="PublishAt">The moment it is to go out; null means as soon as everybody needed has signed.</param>
internal sealed record PostContent(string Text, string? Purpose, string? Benefit, DateTimeOffset? PublishAt)
{
    public static readonly PostContent Empty = new("", null, null, null);

    /// <summary>The words as every platform gets them.</summary>
    public string Published => Text;
}
