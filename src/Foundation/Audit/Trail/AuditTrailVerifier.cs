using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>Something that is wrong with the record, or with what the program keeps beside it.</summary>
/// <param name="Establishment">Whose record; null where a checkpoint is damaged or missing.</param>
/// <param name="Number">The act's place in the record, the line of a file or the number of a checkpoint; 0 where the finding is about something else.</param>
/// <param name="Sentence">What happened to it, in words.</param>
public sealed record AuditFinding(EstablishmentId? Establishment, long Number, string Sentence)
{
    /// <summary>The thing that is not as the acts say; null where the record itself is not as it was written.</summary>
    public Guid? About { get; init; }

    /// <summary>That something is not as the acts say.</summary>
    public static AuditFinding Of(EstablishmentId establishment, Guid about, string sentence) => new(establishment, 0, sentence) { About = about };
}

/// <summary>What a verification read, and what it found. Without findings every chain is whole, and what is kept is what the acts say.</summary>
/// <param name="Checkpoints">How many signed checkpoints of the database held.</param>
public sealed record AuditReport(int Schools, long Acts, int Checkpoints, IReadOnlyList<AuditFinding> Findings);

/// <summary>
/// Walks every chain from its first act to its last, against the hashes, the end and the signed checkpoints, and then meets what is kept of posts,
/// people and the like with what the acts say of it. It reads some acts at a time, so a record of any length is verified in the same memory.
/// </summary>
public sealed class AuditTrailVerifier(CountersignDb db, CountersignSettings settings, IEnumerable<IRecordedState> states, TimeProvider clock)
{
    // Whoever altered a thousand rows is known by the first hundred.
    private const int FindingsOfOneKind = 100;

    /// <summary>Verifies everything.</summary>
    /// <param name="checkpointsElsewhere">A copy of checkpoints.jsonl that was kept where this machine cannot write; null where there is none at hand.</param>
    public async Task<AuditReport> Run(CancellationToken ct, string? checkpointsElsewhere = null)
    {
        var own = db.Database.CurrentTransaction is null ? await Snapshot.Begin(db, ct) : null;
        await using (own)
        {
            using var key = AuditKey.Open(settings);
            var trail = new CheckpointTrail(db, settings, key, clock.GetUtcNow());
            await trail.Read(checkpointsElsewhere is null ? null : new CheckpointFile(checkpointsElsewhere), ct);
            var findings = trail.Findings.ToList();
            var schools = await Schools(trail, ct);
            var acts = 0L;
            foreach (var school in schools)
            {
                var (read, found) = await Walk(school, trail, ct);
                acts += read;
                findings.AddRange(found);
            }

            return new AuditReport(schools.Count, acts, trail.Made, findings);
        }
    }

    /// <summary>The same of one school: the findings alone.</summary>
    public async Task<IReadOnlyList<AuditFinding>> Of(EstablishmentId school, CancellationToken ct)
    {
        var own = db.Database.CurrentTransaction is null ? await Snapshot.Begin(db, ct) : null;
        await using (own)
        {
            using var key = AuditKey.Open(settings);
            var trail = new CheckpointTrail(db, settings, key, clock.GetUtcNow());
            await trail.Read(null, ct);
            return [.. trail.Findings, .. (await Walk(school, trail, ct)).Findings];
        }
    }

    private async Task<(long Acts, List<AuditFinding> Findings)> Walk(EstablishmentId school, CheckpointTrail trail, CancellationToken ct)
    {
        var walk = new AuditChainVerifier(db, school, trail.EndsOf(school));
        if (await walk.Run(ct) is { } finding)
        {
            // What the acts say is worth nothing where they are not those that were recorded.
            return (walk.Acts, [finding]);
        }

        var findings = new List<AuditFinding>();
        foreach (var state in states)
        {
            findings.AddRange(await state.Differs(school, ct).Take(FindingsOfOneKind).ToListAsync(ct));
        }

        return (walk.Acts, findings);
    }

    private async Task<IReadOnlyList<EstablishmentId>> Schools(CheckpointTrail trail, CancellationToken ct)
    {
        var inActs = await db.AcrossEstablishments<StoredAuditEvent>().Select(act => act.Establishment).Distinct().ToListAsync(ct);
        var inHeads = await db.AcrossEstablishments<AuditChainHead>().Select(head => head.Establishment).ToListAsync(ct);
        var inSubjects = await db.AcrossEstablishments<AuditEventSubject>().Select(subject => subject.Establishment).Distinct().ToListAsync(ct);
        var known = new List<EstablishmentId>();
        foreach (var state in states)
        {
            known.AddRange(await state.Establishments(ct));
        }

        return [.. inActs.Union(inHeads).Union(inSubjects).Union(trail.Chains).Union(known).OrderBy(id => id.Value)];
    }
}
