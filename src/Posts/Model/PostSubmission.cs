using System.Text.Json;

namespace Countersign.Posts.Model;

/// <summary>What was put before those who sign, one time: the next time they are told what is different. It never counts as what they sign.</summary>
internal sealed class PostSubmission : ITenantOwned
{
    public PostId Post { get; init; }

    public EstablishmentId Establishment { get; init; }

    /// <summary>Which time it was, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The <see cref="SubmittedContent"/> as JSON.</summary>
    public required string Content { get; init; }
}

/// <summary>The parts of a post that a reader would see, and when and where.</summary>
internal sealed record SubmittedContent(
    string Text, string? Credit, string? Purpose, DateTimeOffset? PublishAt, IReadOnlyList<Guid> Accounts, IReadOnlyList<SubmittedPicture> Pictures)
{
    public static SubmittedContent Of(Post post) => new(
        post.Content.Text,
        post.Content.Credit,
        post.Content.Purpose,
        post.Content.PublishAt,
        [.. post.Targets.Select(target => target.Account.Value)],
        [.. post.Pictures.OrderBy(picture => picture.Place).Select(picture => new SubmittedPicture(picture.Hash, picture.Alt))]);

    public static SubmittedContent Read(string json) => JsonSerializer.Deserialize<SubmittedContent>(json) ?? throw new JsonException("what was submitted");

    public string Json() => JsonSerializer.Serialize(this);

    /// <summary>Prints sizes alone: a post may name a child and must not reach a log.</summary>
    public override string ToString() => $"Submitted {Text.Length} characters with {Pictures.Count} pictures";
}

internal sealed record SubmittedPicture(string Hash, string Alt)
{
    /// <summary>Prints sizes alone, for the same reason.</summary>
    public override string ToString() => $"Picture with {Alt.Length} characters of alt text";
}
