namespace Countersign.Platforms.Contract;

/// <summary>What came of publishing.</summary>
public abstract record PublishAnswer
{
    private PublishAnswer()
    {
    }

    /// <summary>The platform has the post.</summary>
    public sealed record Published(PlatformId Id, Uri Link) : PublishAnswer;

    /// <summary>The platform, or its known limits, refused; nothing was published. The sentence is for the person who posts.</summary>
    public sealed record Rejected(string WhatThePlatformSaid) : PublishAnswer;

    /// <summary>Nothing was published and trying again may help: not before <paramref name="At"/>, or when the caller sees fit.</summary>
    public sealed record TryLater(DateTimeOffset? At) : PublishAnswer;

    /// <summary>It may or may not have been published. Never send again before <see cref="IPlatform.Find"/> has answered.</summary>
    public sealed record NotKnown(string WhatHappened) : PublishAnswer;
}
