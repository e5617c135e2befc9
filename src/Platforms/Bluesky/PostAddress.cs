namespace Countersign.Platforms.Bluesky;

/// <summary>A post as the protocol addresses it: <c>at://did/app.bsky.feed.post/key</c>.</summary>
internal sealed record PostAddress(string Did, string Key)
{
    public const string Collection = "app.bsky.feed.post";

    public PlatformId Id => new($"at://{Did}/{Collection}/{Key}");

    /// <summary>By the account's lasting id, so that the link in the record survives a change of handle.</summary>
    public Uri Link => new($"https://bsky.app/profile/{Did}/post/{Key}");

    public static PostAddress? Parse(string? text) => text?.Split('/') is ["at:", "", var did, Collection, var key] && IsDid(did) && Tid.IsValid(key)
        ? new PostAddress(did, key)
        : null;

    public static bool IsDid(string text) =>
        text.Length < 2049
            && text.StartsWith("did:", StringComparison.Ordinal)
            && text.All(c => char.IsAsciiLetterOrDigit(c) || ":._-%".Contains(c, StringComparison.Ordinal));
}
