using Microsoft.Extensions.Time.Testing;

namespace Countersign.Tests;

/// <summary>When tests begin: a Saturday morning in November 2026. The clock stands still until a test moves it, and what waits by it waits for that.</summary>
internal static class TestClock
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public static FakeTimeProvider Make() => new(Start);
}
