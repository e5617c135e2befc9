using Countersign.SignIn.Accounts;

namespace Countersign.Tests.SignIn.Accounts;

public sealed class RefusalPauseTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(80)]
    [InlineData(599)]
    public void However_long_the_work_took_the_refusal_ends_at_the_same_time(int milliseconds)
    {
        var work = TimeSpan.FromMilliseconds(milliseconds);
        var stopwatch = TestClock.Make();
        var pause = new RefusalPause(stopwatch);
        var began = pause.Begin();
        stopwatch.Advance(work);

        var refusal = pause.End(began, Ct);

        stopwatch.Advance(RefusalPause.Length - work - Instant);
        Assert.False(refusal.IsCompleted);
        stopwatch.Advance(Instant);
        Assert.True(refusal.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(2_000)]
    public void Work_that_took_longer_is_not_held_up(int milliseconds)
    {
        var stopwatch = TestClock.Make();
        var pause = new RefusalPause(stopwatch);
        var began = pause.Begin();
        stopwatch.Advance(TimeSpan.FromMilliseconds(milliseconds));

        Assert.True(pause.End(began, Ct).IsCompletedSuccessfully);
    }
}
