namespace Countersign.Platforms.Contract;

/// <summary>What the platform holds under an id.</summary>
public abstract record ReadBackAnswer
{
    private ReadBackAnswer()
    {
    }

    /// <summary>The text, and the description of each picture in order.</summary>
    public sealed record There(string Text, IReadOnlyList<string> Alts, Uri Link) : ReadBackAnswer;

    /// <summary>The platform itself said that it has no such post.</summary>
    public sealed record NotThere : ReadBackAnswer;

    public sealed record NotKnown(string WhatHappened) : ReadBackAnswer;
}
