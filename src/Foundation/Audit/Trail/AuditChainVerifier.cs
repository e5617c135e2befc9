using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>Verifies the chain of one establishment and stops at the first act that is not what was recorded.</summary>
internal sealed class AuditChainVerifier(CountersignDb db, EstablishmentId school, IReadOnlyCollection<SignedEnd> signed)
{
    private const int ActsAtOnce = 1000;

    // After a removal the rest may have been given new numbers; their hashes still say where they stood.
    private const int RenumberedAtMost = 64;

    // Acts without their words, and those of them of which no act has said yet that the words were deleted.
    private readonly HashSet<long> tombstones = [];
    private readonly HashSet<long> unexplained = [];
    private string last = AuditChain.Beginning;
    private readonly Queue<SignedEnd> due = new(signed);

    public long Acts { get; private set; }

    /// <summary>Null where the chain is whole, and what finds acts by what they are about says what they say.</summary>
    public async Task<AuditFinding?> Run(CancellationToken ct)
    {
        while (true)
        {
            var from = Acts == 0 ? long.MinValue : Acts;
            var acts = await db.Acts.IgnoreQueryFilters().AsNoTracking()
                .Where(act => act.Establishment == school && act.Number > from).OrderBy(act => act.Number).Take(ActsAtOnce).ToListAsync(ct);
            foreach (var act in acts)
            {
                if (!Follows(act))
                {
                    return await Explain(act, ct);
                }

                (Acts, last) = (act.Number, act.Hash);
                if ((Deleted(act) ?? Contradicted()) is { } contradiction)
                {
                    return contradiction;
                }
            }

            if (await Indexed(acts, from, ct) is { } astray)
            {
                return astray;
            }

            if (acts.Count < ActsAtOnce)
            {
                return await End(ct);
            }
        }
    }

    private async Task<AuditFinding?> Indexed(List<StoredAuditEvent> acts, long from, CancellationToken ct)
    {
        var all = acts.Count < ActsAtOnce;
        var until = acts.Count == 0 ? from : acts[^1].Number;
        var rows = (await db.Set<AuditEventSubject>().IgnoreQueryFilters().AsNoTracking()
            .Where(row => row.Establishment == school && row.Number > from && (all || row.Number <= until)).ToListAsync(ct))
            .Select(row => (row.Number, row.Subject)).ToHashSet();
        var told = acts.SelectMany(act => act.About.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => (act.Number, Guid.Parse(id)))).ToHashSet();
        return told.Except(rows).OrderBy(row => row.Number).Cast<(long Number, Guid)?>().FirstOrDefault() is { } missing
            ? Found(missing.Number, $"what act {missing.Number} is about was taken out of the index of acts")
            : rows.Except(told).OrderBy(row => row.Number).Cast<(long Number, Guid)?>().FirstOrDefault() is { } added
                ? Found(added.Number, $"the index of acts says of act {added.Number} that it is about something that it does not name")
                : null;
    }

    private bool Follows(StoredAuditEvent act) =>
        act.Number == Acts + 1 && act.Previous == last && act.HashAt(act.Number) == act.Hash && HasItsContent(act);

    // What says that words were deleted never loses its own.
    private static bool HasItsContent(StoredAuditEvent act) => act switch
    {
        { Content: null, Salt: null } => act.Kind != Redaction.Kind,
        { Content: { } content, Salt: { } salt } => StoredAuditEvent.DigestOf(salt, content) == act.Digest,
        _ => false,
    };

    private AuditFinding? Deleted(StoredAuditEvent act)
    {
        if (act.Content is null)
        {
            tombstones.Add(act.Number);
            unexplained.Add(act.Number);
        }

        var deleted = Redaction.NumbersIn(act.Kind, act.Content);
        unexplained.ExceptWith(deleted);
        return deleted.Cast<long?>().FirstOrDefault(number => !tombstones.Contains(number!.Value)) is { } back
            ? Found(back, $"act {back} holds words of which act {act.Number} says that they were deleted")
            : null;
    }

    private AuditFinding? Contradicted()
    {
        while (due.TryPeek(out var made) && made.Number == Acts)
        {
            due.Dequeue();
            if (made.Hash != last)
            {
                return Found(Acts, $"act {Acts} is not the act that the checkpoint of {UtcWords.Of(made.At)} signed: the record was rewritten there or before");
            }
        }

        return null;
    }

    private async Task<AuditFinding?> End(CancellationToken ct)
    {
        var head = await db.ChainHeads.AsNoTracking().FirstOrDefaultAsync(row => row.Establishment == school, ct);
        if (due.TryPeek(out var made))
        {
            return Found(
                Acts + 1,
                $"act {Acts + 1} was removed: the record ends with act {Acts}, but the checkpoint of {UtcWords.Of(made.At)} signed act {made.Number}");
        }

        if (head is null || head.Number != Acts || head.Hash != last)
        {
            return Found(Acts + 1, head is null || head.Number < Acts
                ? $"the note of where the record ends was altered: it does not know act {Acts}"
                : $"act {Acts + 1} was removed: the record ends with act {Acts}, but {head.Number} acts were recorded");
        }

        return unexplained.Count > 0
            ? Found(unexplained.Min(), $"the words of act {unexplained.Min()} were deleted past the program: no act says that somebody was erased")
            : null;
    }

    private async Task<AuditFinding> Explain(StoredAuditEvent broken, CancellationToken ct)
    {
        var expected = Acts + 1;
        var next = await db.Acts.IgnoreQueryFilters().AsNoTracking()
            .Where(act => act.Establishment == school && act.Previous == last && act.Number >= expected).OrderBy(act => act.Number).FirstOrDefaultAsync(ct);
        if (next is not null && next.Number != expected)
        {
            return Found(expected, $"the acts were reordered: the one recorded as act {expected} ({next.Kind}) stands at {next.Number}");
        }

        var removed = broken.Number != expected
            || (next is null && Enumerable.Range(1, RenumberedAtMost).Any(places => broken.HashAt(expected + places) == broken.Hash));
        return Found(expected, removed
            ? $"act {expected} was removed"
            : $"act {expected} ({broken.Kind}, {UtcWords.Of(broken.At)}) was altered after it was recorded");
    }

    private AuditFinding Found(long number, string sentence) => new(school, number, sentence);
}
