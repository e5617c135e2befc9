using Countersign.Foundation.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Countersign.Foundation.Outbox;

/// <summary>Does what is due, one item at a time, each in a scope of its own.</summary>
public sealed partial class OutboxWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutboxWorker> log)
{
    private const int Most = 20;

    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    /// <summary>When the queue was last read without a fault; the health endpoint reports a worker that stands still.</summary>
    public DateTimeOffset? LastRun { get; private set; }

    /// <summary>Works through everything that is due now and answers how many items it took.</summary>
    public async Task<int> RunDue(CancellationToken ct)
    {
        IReadOnlyList<OutboxItem> items;
        await using (var scope = scopes.CreateAsyncScope())
        {
            items = await scope.ServiceProvider.GetRequiredService<OutboxQueue>().Claim(Most, ct);
        }

        foreach (var item in items)
        {
            await Run(item, ct);
        }

        LastRun = clock.GetUtcNow();
        return items.Count;
    }

    private async Task Run(OutboxItem item, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Standpoint>().StandAt(item.Establishment);
        var answer = await Attempt(scope.ServiceProvider, item, ct);
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
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFault(log, item.Kind, item.Id, fault.GetType().Name);
            return new WorkAnswer.Again(clock.GetUtcNow() + (AfterFault * Math.Min(item.Attempts, 30)));
        }
    }

    [LoggerMessage(LogLevel.Error, "Work {Kind} {Item} failed with {Fault} and will be tried again")]
    private static partial void LogFault(ILogger log, string kind, Guid item, string fault);
}
