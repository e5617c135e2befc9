using Countersign.Foundation.Audit;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Database;

/// <summary>Adds acts to the chain of their establishment.</summary>
internal static class AuditChain
{
    /// <summary>What the first act names as the one before it.</summary>
    public const string Beginning = "-";

    public static async Task Append(CountersignDb db, IReadOnlyList<AuditEvent> acts, CancellationToken ct)
    {
        foreach (var own in acts.GroupBy(act => act.Establishment).OrderBy(group => group.Key.Value))
        {
            var head = await Lock(db, own.Key, ct);
            foreach (var act in own)
            {
                var recorded = StoredAuditEvent.From(act, head.Number + 1, head.Hash);
                db.Acts.Add(recorded);
                db.AddRange(
                    act.About.Distinct()
                        .Select(thing => new AuditEventSubject { Establishment = act.Establishment, Subject = thing, Number = recorded.Number }));
                head.Number = recorded.Number;
                head.Hash = recorded.Hash;
            }
        }
    }

    /// <summary>
    /// Waits until nobody else saves for this establishment, and lets nobody until the transaction ends. SQLite has one writer and our
    /// transaction already is it; PostgreSQL locks the row, so that two acts at once queue here.
    /// </summary>
    public static async Task Queue(CountersignDb db, EstablishmentId establishment, CancellationToken ct)
    {
        if (db.IsPostgreSql)
        {
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "ChainHeads" ("Establishment", "Number", "Hash") VALUES ({establishment.Value}, 0, {Beginning}) ON CONFLICT DO NOTHING""", ct);
            await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "ChainHeads" WHERE "Establishment" = {establishment.Value} FOR UPDATE""", ct);
        }
    }

    private static async Task<AuditChainHead> Lock(CountersignDb db, EstablishmentId establishment, CancellationToken ct)
    {
        await Queue(db, establishment, ct);
        var tracked = db.ChainHeads.Local.FirstOrDefault(head => head.Establishment == establishment);
        if (tracked is not null)
        {
            await db.Entry(tracked).ReloadAsync(ct);
            return tracked;
        }

        return await db.ChainHeads.FirstOrDefaultAsync(head => head.Establishment == establishment, ct)
            ?? db.ChainHeads.Add(new AuditChainHead { Establishment = establishment, Number = 0, Hash = Beginning }).Entity;
    }
}
