namespace Countersign.Platforms.Contract;

/// <summary>Whether the secret opens the account.</summary>
public abstract record ConnectAnswer
{
    private ConnectAnswer()
    {
    }

    /// <summary>It does.</summary>
    /// <param name="Handle">The account's name as the platform writes it now.</param>
    /// <param name="AccountId">The platform's lasting id of the account, which a change of name does not change.</param>
    public sealed record Connected(string Handle, string AccountId) : ConnectAnswer;

    /// <summary>It does not; the sentence is for the person who connects the account.</summary>
    public sealed record Refused(string Sentence) : ConnectAnswer;

    /// <summary>The platform could not be asked. No reason to disconnect an account.</summary>
    public sealed record NotKnown(string WhatHappened) : ConnectAnswer;
}
