using System.Data.Common;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Outbox;

/// <summary>
/// Claims work of every school with a lease and gives it back, for whoever stands everywhere. The bookkeeping of the queue itself is not a change that
/// anyone must answer for.
/// </summary>
internal sealed class OutboxQueue(CountersignDb db, TimeProvider clock)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How many items of one school are under way at once, on all machines: half of what one machine does, so that a school whose accounts all
    /// wait for platforms that do not answer leaves room for the others.
    /// </summary>
    public const int AtOnceOfASchool = OutboxWorker.AtOnce / 2;

    /// <summary>
    /// Takes what was due at that moment and that nobody holds now; of one ordering key the earliest, and nothing while another is held. What a
    /// worker that died left behind comes before the rest of its key.
    /// </summary>
    public async Task<IReadOnlyList<OutboxItem>> Claim(int most, DateTimeOffset dueBy, CancellationToken ct)
    {
        var due = dueBy.ToUnixTimeMilliseconds();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var until = now + (long)Lease.TotalMilliseconds;
        var skipLocked = db.IsPostgreSql ? "FOR UPDATE OF item SKIP LOCKED" : "";

        // Found once, before anything is claimed: as a subquery PostgreSQL may look again for every row, and then each look finds another item.
        var claim = $$"""
            WITH due AS MATERIALIZED (
                SELECT item."Id" FROM "Outbox" AS item
                WHERE item."DoneAt" IS NULL AND item."DueAt" <= {1} AND (item."ClaimedUntil" <= {2} OR item."ClaimedUntil" IS NULL
                    AND NOT EXISTS (
                        SELECT 1 FROM "Outbox" AS held WHERE held."OrderingKey" = item."OrderingKey" AND held."ClaimedUntil" IS NOT NULL)
                    AND NOT EXISTS (
                        SELECT 1 FROM "Outbox" AS sooner WHERE sooner."OrderingKey" = item."OrderingKey" AND sooner."DoneAt" IS NULL
                            AND (sooner."DueAt" < item."DueAt" OR sooner."DueAt" = item."DueAt" AND sooner."Id" < item."Id")))
                AND (SELECT COUNT(*) FROM "Outbox" AS held WHERE held."Establishment" = item."Establishment" AND held."ClaimedUntil" > {2}) < {4}
                ORDER BY item."DueAt", item."Id" LIMIT {3} {{skipLocked}})
            UPDATE "Outbox" SET "ClaimedUntil" = {0}, "Attempts" = "Attempts" + 1 WHERE "Id" IN (SELECT "Id" FROM due)
            RETURNING *
            """;
        while (true)
        {
            try
            {
#pragma warning disable RS0030 // It cannot be put into another query, as a filter would; whoever claims stands everywhere.
                return await db.Set<OutboxItem>().FromSqlRaw(claim, until, due, now, most, AtOnceOfASchool)
                    .IgnoreQueryFilters().AsNoTracking().ToListAsync(ct);
#pragma warning restore RS0030
            }
            catch (DbException clash) when (DbConflicts.IsUnique(clash))
            {
                // Another machine took one of the same key at this instant. It stands claimed now, so the next look passes it by.
            }
        }
    }

    public Task GiveBack(OutboxItem item, WorkAnswer answer, CancellationToken ct)
    {
        // Whoever claimed it after this lease ran out has counted another attempt, and theirs is the word that stands.
        var own = db.Set<OutboxItem>().Where(row => row.Id == item.Id && row.Attempts == item.Attempts);

        // Never again in the run that it was taken in, or one item could keep a run busy.
        var later = clock.GetUtcNow() + TimeSpan.FromMilliseconds(1);
        return answer switch
        {
            WorkAnswer.Again(var at) =>
                own.ExecuteUpdateAsync(
                    row => row.SetProperty(i => i.DueAt, at > later ? at : later).SetProperty(i => i.ClaimedUntil, (DateTimeOffset?)null), ct),
            _ => own.ExecuteUpdateAsync(row => row.SetProperty(i => i.DoneAt, clock.GetUtcNow()).SetProperty(i => i.ClaimedUntil, (DateTimeOffset?)null), ct),
        };
    }

    /// <summary>After a start on a single machine nobody else can hold a lease: what the last run held is free at once.</summary>
    public Task FreeAll(CancellationToken ct) =>
        db.Set<OutboxItem>().Where(row => row.DoneAt == null && row.ClaimedUntil != null)
            .ExecuteUpdateAsync(row => row.SetProperty(i => i.ClaimedUntil, (DateTimeOffset?)null), ct);
}
