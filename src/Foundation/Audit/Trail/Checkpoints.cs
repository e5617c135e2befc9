using System.Text;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>Signs where every chain stands. A chain without a new act gets no new checkpoint.</summary>
internal sealed class Checkpoints(CountersignDb db, CountersignSettings settings, TimeProvider clock)
{
    public string Copy => Path.Combine(settings.DataFolder, "checkpoints.jsonl");

    /// <summary>Answers how many chains got a checkpoint.</summary>
    public async Task<int> Make(CancellationToken ct)
    {
        var moved = await db.ChainHeads.AsNoTracking()
            .Where(head =>
                head.Number > 0 && !db.Checkpoints.IgnoreQueryFilters().Any(made => made.Establishment == head.Establishment && made.Number >= head.Number))
            .ToListAsync(ct);
        if (moved.Count == 0)
        {
            return 0;
        }

        using var key = AuditKey.OpenOrMake(settings);
        foreach (var head in moved)
        {
            await Keep(Checkpoint.Sign(key, head.Establishment, head.Number, head.Hash, clock.GetUtcNow()), ct);
        }

        return moved.Count;
    }

    // The line is written first: a line without a row is as good a witness, a row without a line can be deleted unseen.
    private async Task Keep(Checkpoint made, CancellationToken ct)
    {
        await using (var copy = PrivateFiles.Open(Copy, FileMode.Append))
        {
            await copy.WriteAsync(Encoding.UTF8.GetBytes(made.ToLine() + "\n"), ct);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Checkpoints" ("Establishment", "Number", "Hash", "At", "Key", "Signature")
            VALUES ({made.Establishment.Value}, {made.Number}, {made.Hash}, {made.At.ToUnixTimeMilliseconds()}, {made.Key}, {made.Signature})
            ON CONFLICT DO NOTHING
            """,
            ct);
    }
}

[DisallowConcurrentExecution]
internal sealed class MakeCheckpoints(Checkpoints checkpoints) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await checkpoints.Make(cancellationToken);
}
