namespace Countersign.Tests.Platforms;

/// <summary>A clock that stands still, and whose alarms ring when a test rings them.</summary>
internal sealed class HandClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock guard = new();
    private readonly List<Alarm> alarms = [];

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        lock (guard)
        {
            alarms.Add(alarm);
        }

        return alarm;
    }

    /// <summary>Rings every alarm that is set.</summary>
    public void Ring()
    {
        List<Alarm> set;
        lock (guard)
        {
            set = [.. alarms];
        }

        set.ForEach(alarm => alarm.Ring());
    }

    private sealed class Alarm(HandClock clock, Action ring) : ITimer
    {
        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (clock.guard)
            {
                clock.alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
