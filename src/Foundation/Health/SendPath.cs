using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Health;

/// <summary>
/// A question that a module asks about the road from here to the reader, such as whether an account can still sign in. The
/// answer is kept for twenty seconds, so a monitor that asks often does not wear anybody out.
/// </summary>
public interface ISendPathCheck
{
    /// <summary>The name in the answer. No personal data, no account names.</summary>
    string Name { get; }

    Task<SendPathAnswer> Check(CancellationToken ct);
}

/// <summary>Whether this part of the road is open; a count of what is not, where there is one.</summary>
public sealed record SendPathAnswer(bool Open, int Closed = 0);

/// <summary>What the send path looks like now.</summary>
internal sealed record SendPathState(bool WorkerRuns, DateTimeOffset? LastRun, int Overdue, int TriedOften, IReadOnlyDictionary<string, SendPathAnswer> Checks)
{
    public bool IsOpen => WorkerRuns && Overdue == 0 && Checks.Values.All(check => check.Open);
}

/// <summary>Keeps the last answer of each check.</summary>
internal sealed class SendPathAnswers(TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(20);

    private readonly Lock door = new();
    private readonly Dictionary<string, (DateTimeOffset At, SendPathAnswer Answer)> answers = [];

    public SendPathAnswer? Recent(string name)
    {
        lock (door)
        {
            return answers.TryGetValue(name, out var kept) && clock.GetUtcNow() < kept.At + Kept ? kept.Answer : null;
        }
    }

    public SendPathAnswer Keep(string name, SendPathAnswer answer)
    {
        lock (door)
        {
            answers[name] = (clock.GetUtcNow(), answer);
            return answer;
        }
    }
}

/// <summary>Asks whether what is approved now would go out.</summary>
internal sealed class SendPath(CountersignDb db, OutboxWorker worker, IEnumerable<ISendPathCheck> checks, SendPathAnswers answers, TimeProvider clock)
{
    public static readonly TimeSpan WorkerSilentAtMost = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan OverdueAfter = TimeSpan.FromMinutes(5);

    public const int OftenIsMoreThan = 5;

    public async Task<SendPathState> Look(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = db.AcrossEstablishments<OutboxItem>().Where(item => item.DoneAt == null);
        var late = now - OverdueAfter;
        var overdue = await open.CountAsync(item => item.DueAt < late, ct);
        var triedOften = await open.CountAsync(item => item.Attempts > OftenIsMoreThan, ct);
        var asked = new SortedDictionary<string, SendPathAnswer>(StringComparer.Ordinal);
        foreach (var check in checks)
        {
            asked[check.Name] = answers.Recent(check.Name) ?? answers.Keep(check.Name, await Ask(check, ct));
        }

        return new SendPathState(worker.LastRun is { } last && now - last <= WorkerSilentAtMost, worker.LastRun, overdue, triedOften, asked);
    }

    private static async Task<SendPathAnswer> Ask(ISendPathCheck check, CancellationToken ct)
    {
        try
        {
            return await check.Check(ct);
        }
#pragma warning disable CA1031 // A check that breaks has not said that the road is open, and the other checks must still be heard.
        catch (Exception) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new SendPathAnswer(Open: false);
        }
    }
}
