namespace Countersign.SignIn.Accounts;

/// <summary>
/// Lets a refusal end at the same time whatever was wrong, so that how long it took says nothing about which part was. It
/// waits by a stopwatch of its own and not by the school's clock: what counts is what a stranger measures outside, and
/// that goes on where a clock is set, stands still or is moved by a test (decision 0029).
/// </summary>
internal sealed class RefusalPause(TimeProvider stopwatch)
{
    /// <summary>From the first look at what was typed to the refusal; longer than any of the work takes.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMilliseconds(600);

    public long Begin() => stopwatch.GetTimestamp();

    public Task End(long began, CancellationToken ct)
    {
        var left = Length - stopwatch.GetElapsedTime(began);
        return left > TimeSpan.Zero ? Task.Delay(left, stopwatch, ct) : Task.CompletedTask;
    }
}
