namespace Countersign.Platforms.Bluesky;

/// <summary>A signed-in account. A class and not a record, so that no generated text prints its tokens.</summary>
internal sealed class BlueskySession(string did, string handle, string access, string refresh)
{
    public string Did => did;

    public string Handle => handle;

    public string Access => access;

    public string Refresh => refresh;
}

/// <summary>What came of asking for a session.</summary>
internal abstract record SignInAnswer
{
    private SignInAnswer()
    {
    }

    public sealed record In(BlueskySession Session) : SignInAnswer;

    /// <summary>Every reply but success.</summary>
    public sealed record Not(PlatformReply Reply) : SignInAnswer;
}
