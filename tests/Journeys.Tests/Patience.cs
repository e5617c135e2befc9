namespace Journeys.Tests;

/// <summary>
/// How long a journey waits for what has to come before it says that it did not. Whatever comes is taken at once, so a long
/// patience costs a passing test nothing and keeps a busy machine from failing it.
/// </summary>
internal static class Patience
{
    /// <summary>For a program to start, to stop, or to come to a call.</summary>
    public static readonly TimeSpan WithProgram = TimeSpan.FromMinutes(3);

    /// <summary>For a page to show something.</summary>
    public static readonly TimeSpan WithPage = TimeSpan.FromMinutes(1);
}
