using Countersign.Foundation.Database;
using Countersign.Foundation.Observability;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Countersign.Foundation.Outbox;

/// <summary>Does what is due, one item at a time, each in a scope of its own.</summary>
internal sealed partial class OutboxWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutboxWorker> log)
{
    private const int Most = 20;

    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    /// <summary>When the queue was last read without a fault; the health endpoint reports a worker that stands still.</summary>
    public DateTimeOffset? LastRun { get; private set; }

    /// <summary>Works through what is due now, at most twenty items, and answers how many it took.</summary>
    public async Task<int> RunDue(CancellationToken ct)
    {
        var taken = 0;
        var dueBy = clock.GetUtcNow();
        while (taken < Most && await Next(dueBy, ct) is { } item)
        {
            taken++;
            await Run(item, ct);
        }

        LastRun = clock.GetUtcNow();
        return taken;
    }

    // One at a time: a lease runs from the claim, and a slow item must not use up the lease of those behind it.
    private async Task<OutboxItem?> Next(DateTimeOffset dueBy, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<OutboxQueue>().Claim(1, dueBy, ct)).SingleOrDefault();
    }

    private async Task Run(OutboxItem item, CancellationToken ct)
    {
        using var activity = Telemetry.Activities.StartActivity("outbox " + item.Kind);
        Telemetry.Waited.Record((clock.GetUtcNow() - item.DueAt).TotalSeconds, new KeyValuePair<string, object?>("outbox.kind", item.Kind));
        WorkAnswer answer;
        await using (var scope = scopes.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<TenantScope>().StandAt(item.Establishment);
            answer = await Attempt(scope.ServiceProvider, item, ct);
        }

        activity?.SetTag("outbox.kind", item.Kind).SetTag("outbox.outcome", answer.GetType().Name);
        Telemetry.Worked.Add(
            1, new KeyValuePair<string, object?>("outbox.kind", item.Kind), new KeyValuePair<string, object?>("outbox.outcome", answer.GetType().Name));
        await using var after = scopes.CreateAsyncScope();
        await after.ServiceProvider.GetRequiredService<OutboxQueue>().GiveBack(item, answer, ct);
    }

    private async Task<WorkAnswer> Attempt(IServiceProvider services, OutboxItem item, CancellationToken ct)
    {
        try
        {
            return await services.GetServices<IOutboxWork>().Single(work => work.Kind == item.Kind).Do(item, ct);
        }
#pragma warning disable CA1031 // The loop must outlive one broken item; it is tried again and the health endpoint counts it.
        catch (Exception fault) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFault(log, item.Kind, item.Id, fault.GetType().Name);
            return new WorkAnswer.Again(clock.GetUtcNow() + (AfterFault * Math.Min(item.Attempts, 30)));
        }
    }

    [LoggerMessage(LogLevel.Error, "Work {Kind} {Item} failed with {Fault} and will be tried again")]
    private static partial void LogFault(ILogger log, string kind, Guid item, string fault);
}
