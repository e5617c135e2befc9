using Countersign.Foundation.Database;
using Countersign.Foundation.Observability;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Countersign.Foundation.Outbox;

/// <summary>Does what is due, many items beside each other, each in a scope of its own.</summary>
internal sealed partial class OutboxWorker(IServiceScopeFactory scopes, OutboxBell bell, TimeProvider clock, ILogger<OutboxWorker> log) : IDisposable
{
    /// <summary>
    /// How many items this process does at once. Most of their time they wait for a platform and hold nothing but a post and its pictures, at most
    /// four of 1 MB: 64 are a quarter of a gigabyte at the worst, and they use a connection to the database only while they read or write.
    /// </summary>
    public const int AtOnce = 64;

    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(2);

    private readonly CancellationTokenSource abandoned = new();
    private readonly Lock door = new();
    private readonly HashSet<Task> running = [];

    /// <summary>When the queue was last read without a fault; the health endpoint reports a worker that stands still.</summary>
    public DateTimeOffset? LastRun { get; private set; }

    /// <summary>Begins what is due and there is room for, waits for none of it, and answers how many items it took.</summary>
    public async Task<int> Take(DateTimeOffset dueBy, CancellationToken ct)
    {
        var taken = 0;

        // One claim for each: a lease runs from the claim, and how many a school has under way is counted anew.
        while (HasRoom() && await Next(dueBy, ct) is { } item)
        {
            taken++;
            Begin(item);
        }

        LastRun = clock.GetUtcNow();
        return taken;
    }

    /// <summary>Waits for what is under way. When the token says so it is cut off instead, and given back so that the next start goes on with it.</summary>
    public async Task Finish(CancellationToken ct)
    {
        await using var cutting = ct.Register(abandoned.Cancel);
        await Task.WhenAll(Running());
    }

    public void Dispose() => abandoned.Dispose();

    private bool HasRoom()
    {
        lock (door)
        {
            return running.Count < AtOnce;
        }
    }

    private Task[] Running()
    {
        lock (door)
        {
            return [.. running];
        }
    }

    private void Begin(OutboxItem item)
    {
        lock (door)
        {
            // On a thread of its own to begin with: SQLite answers without letting go of the one that asks.
            var work = Task.Run(() => Run(item, abandoned.Token));
            running.Add(work);
            _ = work.ContinueWith(End, TaskScheduler.Default);
        }
    }

    private void End(Task work)
    {
        lock (door)
        {
            running.Remove(work);
        }

        bell.Ring();
    }

    private async Task<OutboxItem?> Next(DateTimeOffset dueBy, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
        return (await scope.ServiceProvider.GetRequiredService<OutboxQueue>().Claim(1, dueBy, ct)).SingleOrDefault();
    }

    private async Task Run(OutboxItem item, CancellationToken ct)
    {
        using var activity = Telemetry.Activities.StartActivity("outbox " + item.Kind);
        Telemetry.Waited.Record((clock.GetUtcNow() - item.DueAt).TotalSeconds, new KeyValuePair<string, object?>("outbox.kind", item.Kind));
        var answer = await Attempt(item, ct);
        activity?.SetTag("outbox.kind", item.Kind).SetTag("outbox.outcome", answer.GetType().Name);
        Telemetry.Worked.Add(
            1, new KeyValuePair<string, object?>("outbox.kind", item.Kind), new KeyValuePair<string, object?>("outbox.outcome", answer.GetType().Name));
        await GiveBack(item, answer);
    }

    private async Task<WorkAnswer> Attempt(OutboxItem item, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantScope>().StandAt(item.Establishment);
            return await scope.ServiceProvider.GetServices<IOutboxWork>().Single(work => work.Kind == item.Kind).Do(item, ct);
        }
#pragma warning disable CA1031 // The others must outlive one broken item; it is tried again and the health endpoint counts it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (ct.IsCancellationRequested)
            {
                return new WorkAnswer.Again(clock.GetUtcNow());
            }

            LogFault(log, item.Kind, item.Id, fault.GetType().Name);
            return new WorkAnswer.Again(clock.GetUtcNow() + (AfterFault * Math.Min(item.Attempts, 30)));
        }
    }

    // Whoever is cut off gives back all the same. Where even that fails, the lease runs out.
    private async Task GiveBack(OutboxItem item, WorkAnswer answer)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
            await scope.ServiceProvider.GetRequiredService<OutboxQueue>().GiveBack(item, answer, CancellationToken.None);
            if (answer is WorkAnswer.Again(var at) && at - clock.GetUtcNow() is var wait && wait < OutboxBell.RingsEvery)
            {
                bell.RingIn(wait > ShortestWait ? wait : ShortestWait);
            }
        }
#pragma warning disable CA1031 // As above.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(log, item.Kind, item.Id, fault.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "Work {Kind} {Item} failed with {Fault} and will be tried again")]
    private static partial void LogFault(ILogger log, string kind, Guid item, string fault);
}
