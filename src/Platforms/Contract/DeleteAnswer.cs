namespace Countersign.Platforms.Contract;

/// <summary>What came of deleting.</summary>
public abstract record DeleteAnswer
{
    private DeleteAnswer()
    {
    }

    /// <summary>Read after deleting, and the platform no longer has it.</summary>
    public sealed record Gone : DeleteAnswer;

    /// <summary>Read after deleting, and it is still public.</summary>
    public sealed record StillThere(string WhatThePlatformSaid) : DeleteAnswer;

    /// <summary>It could not be read afterwards: a person must look.</summary>
    public sealed record NotKnown(string WhatHappened) : DeleteAnswer;
}
