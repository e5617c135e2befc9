using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>The first thing that is wrong with one school's record.</summary>
/// <param name="Establishment">Whose record; null where the copy of the checkpoints is damaged.</param>
/// <param name="Number">The act's place in the record.</param>
/// <param name="Sentence">What happened to it, in words.</param>
public sealed record AuditFinding(EstablishmentId? Establishment, long Number, string Sentence);

/// <summary>What a verification read, and what it found. Without findings every chain is whole.</summary>
public sealed record AuditReport(int Schools, long Acts, int Checkpoints, IReadOnlyList<AuditFinding> Findings);

/// <summary>
/// Walks every chain from its first act to its last, against the hashes, the head and the signed checkpoints. It reads one act
/// at a time, so a record of any length is verified in the same memory.
/// </summary>
public sealed class AuditTrailVerifier(CountersignDb db, CountersignSettings settings)
{
    public async Task<AuditReport> Run(CancellationToken ct)
    {
        var own = db.Database.CurrentTransaction is null ? await Snapshot.Begin(db, ct) : null;
        await using (own)
        {
            using var key = AuditKey.Open(settings);
            var copy = await CheckpointCopy.Read(Path.Combine(settings.DataFolder, "checkpoints.jsonl"), key, ct);
            var findings = new List<AuditFinding>();
            if (copy.FirstDamagedLine is { } line)
            {
                findings.Add(new AuditFinding(null, line, $"line {line} of checkpoints.jsonl is not as it was signed"));
            }

            var schools = await Schools(copy, ct);
            var acts = 0L;
            var seen = 0;
            foreach (var school in schools)
            {
                var walk = new AuditChainVerifier(db, school, key, copy.Latest.GetValueOrDefault(school));
                if (await walk.Run(ct) is { } finding)
                {
                    findings.Add(finding);
                }

                (acts, seen) = (acts + walk.Acts, seen + walk.Checkpoints);
            }

            return new AuditReport(schools.Count, acts, seen, findings);
        }
    }

    private async Task<IReadOnlyList<EstablishmentId>> Schools(CheckpointCopy copy, CancellationToken ct)
    {
        var inActs = await db.Acts.IgnoreQueryFilters().Select(act => act.Establishment).Distinct().ToListAsync(ct);
        var inHeads = await db.ChainHeads.Select(head => head.Establishment).ToListAsync(ct);
        var inCheckpoints = await db.Checkpoints.IgnoreQueryFilters().Select(made => made.Establishment).Distinct().ToListAsync(ct);
        return [.. inActs.Union(inHeads).Union(inCheckpoints).Union(copy.Latest.Keys).OrderBy(id => id.Value)];
    }
}

/// <summary>What the file of checkpoints still says: the last checkpoint of each chain, and where it was tampered with.</summary>
internal sealed record CheckpointCopy(Dictionary<EstablishmentId, Checkpoint> Latest, long? FirstDamagedLine)
{
    public static async Task<CheckpointCopy> Read(string path, AuditKey? key, CancellationToken ct)
    {
        var latest = new Dictionary<EstablishmentId, Checkpoint>();
        if (!File.Exists(path))
        {
            return new CheckpointCopy(latest, null);
        }

        var number = 0L;
        await foreach (var line in File.ReadLinesAsync(path, ct))
        {
            number++;
            if (Checkpoint.FromLine(line) is not { } made || key is null || !made.IsSignedBy(key))
            {
                return new CheckpointCopy(latest, number);
            }

            if (!latest.TryGetValue(made.Establishment, out var before) || before.Number < made.Number)
            {
                latest[made.Establishment] = made;
            }
        }

        return new CheckpointCopy(latest, null);
    }
}
