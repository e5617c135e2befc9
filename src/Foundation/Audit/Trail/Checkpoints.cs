using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>Signs where every chain stands. Where no chain has a new act there is no new checkpoint.</summary>
internal sealed class Checkpoints(CountersignDb db, CountersignSettings settings, TimeProvider clock)
{
    private CheckpointFile Copy => CheckpointFile.In(settings);

    /// <summary>Answers for how many chains the checkpoint says something new.</summary>
    public async Task<int> Make(CancellationToken ct)
    {
        await using var own = await db.Database.BeginTransactionAsync(ct);
        var made = await All(ct);
        var signed = made.SelectMany(checkpoint => checkpoint.Ends).ToLookup(end => end.Establishment, end => end.Number);
        var moved = (await db.ChainHeads.AsNoTracking().Where(head => head.Number > 0).ToListAsync(ct))
            .Where(head => signed[head.Establishment].LastOrDefault() < head.Number)
            .OrderBy(head => head.Establishment.Value).ToList();
        if (moved.Count > 0 && await Sign(made, moved, ct) is { } next && await Keep(next, ct))
        {
            made.Add(next);
        }

        // The file is written before the commit: a line without a row is as good a witness, a row without a line could be deleted unseen.
        await Copy.CatchUp(made, ct);
        await own.CommitAsync(ct);
        return moved.Count;
    }

    /// <summary>The copy as far as the database has come, read in a transaction: more than that would sign acts that are not there.</summary>
    public async Task<byte[]> CopyOfWhatIsHere(CancellationToken ct) =>
        await Copy.Until(await db.Checkpoints.MaxAsync(row => (long?)row.Round, ct) ?? 0, ct);

    private async Task<List<Checkpoint>> All(CancellationToken ct)
    {
        var lines = await db.Checkpoints.AsNoTracking().OrderBy(row => row.Round).Select(row => row.Line).ToListAsync(ct);
        return [.. lines.Select(Checkpoint.FromLine).OfType<Checkpoint>()];
    }

    private async Task<Checkpoint> Sign(List<Checkpoint> made, List<AuditChainHead> moved, CancellationToken ct)
    {
        using var key = AuditKey.OpenOrMake(settings);
        var ends = moved.ConvertAll(head => new ChainEnd(head.Establishment, head.Number, head.Hash));
        var previous = made.LastOrDefault()?.Link ?? await EarlierLink(db, ct);
        return Checkpoint.Sign(key, (made.LastOrDefault()?.Round ?? 0) + 1, ends, previous, clock.GetUtcNow());
    }

    // Of two nodes that sign at once the second keeps nothing.
    private async Task<bool> Keep(Checkpoint made, CancellationToken ct) => await db.Database.ExecuteSqlAsync(
        $"""INSERT INTO "SignedCheckpoints" ("Round", "Line") VALUES ({made.Round}, {made.ToLine()}) ON CONFLICT DO NOTHING""", ct) == 1;

    /// <summary>What the first checkpoint names as the one before it: all that earlier versions made, so that none of them goes unseen either.</summary>
    public static async Task<string> EarlierLink(CountersignDb db, CancellationToken ct) => Checkpoint.LinkOf(string.Join('\n',
        (await db.AcrossEstablishments<EarlierCheckpoint>().AsNoTracking().ToListAsync(ct))
            .OrderBy(row => row.Establishment.ToString(), StringComparer.Ordinal).ThenBy(row => row.Number).Select(row => row.Read().ToLine())));
}

[DisallowConcurrentExecution]
internal sealed class MakeCheckpoints(Checkpoints checkpoints, TenantScope tenant) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        tenant.StandEverywhere();
        await checkpoints.Make(cancellationToken);
    }
}
