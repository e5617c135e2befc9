using Countersign.Foundation.Outbox;

namespace Countersign.Tests;

/// <summary>The outbox worked off by hand, where nothing recurs by itself.</summary>
internal static class OutboxRuns
{
    /// <summary>Does everything that is due now, and what that leaves due now, and answers how many items it took.</summary>
    public static async Task<int> RunOutbox(this IServiceProvider program, CancellationToken ct)
    {
        var (worker, all, dueBy) = (program.GetRequiredService<OutboxWorker>(), 0, program.GetRequiredService<TimeProvider>().GetUtcNow());
        while (await worker.Take(dueBy, ct) is > 0 and var taken)
        {
            all += taken;
            await worker.Finish(ct);
        }

        return all;
    }
}
