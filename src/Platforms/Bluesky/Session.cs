namespace Countersign.Platforms.Bluesky;

/// <summary>A signed-in account. A class and not a record, so that no generated text prints its tokens.</summary>
internal sealed class Session(string did, string handle, string access, string refresh)
{
    public string Did => did;

    public string Handle => handle;

    public string Access => access;

    public string Refresh => refresh;
}

/// <summary>What came of asking for a session.</summary>
internal abstract record SignIn
{
    private SignIn()
    {
    }

    public sealed record In(Session Session) : SignIn;

    /// <summary>Every reply but success.</summary>
    public sealed record Not(Reply Reply) : SignIn;
}
