namespace Countersign.ServiceManager;

/// <summary>One thing that is done to set the service up or to take it away, in order.</summary>
internal abstract record ServiceStep
{
    private ServiceStep()
    {
    }

    /// <summary>A tool of the operating system. Where it <paramref name="MayFail"/> there may be nothing left to do.</summary>
    internal sealed record RunTool(string Tool, IReadOnlyList<string> Arguments, bool MayFail = false) : ServiceStep;

    internal sealed record WriteFile(string Path, string Text) : ServiceStep;

    internal sealed record DeleteFile(string Path) : ServiceStep;

    internal sealed record MakeFolder(string Path) : ServiceStep;
}
