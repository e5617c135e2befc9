namespace Countersign.Platforms.Contract;

/// <summary>Whether a post with the key is there.</summary>
public abstract record FindAnswer
{
    private FindAnswer()
    {
    }

    public sealed record Found(PlatformId Id, Uri Link) : FindAnswer;

    /// <summary>The platform itself said that it has no such post.</summary>
    public sealed record NotThere : FindAnswer;

    public sealed record NotKnown(string WhatHappened) : FindAnswer;
}
