using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Outbox;

/// <summary>Claims work with a lease and gives it back. The bookkeeping of the queue itself is not a change that anyone must answer for.</summary>
internal sealed class OutboxQueue(CountersignDb db, TimeProvider clock)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Takes what was due at that moment and that nobody holds now.</summary>
    public async Task<IReadOnlyList<OutboxItem>> Claim(int most, DateTimeOffset dueBy, CancellationToken ct)
    {
        var due = dueBy.ToUnixTimeMilliseconds();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var until = now + (long)Lease.TotalMilliseconds;
        var skipLocked = db.IsPostgreSql ? "FOR UPDATE SKIP LOCKED" : "";
        var claim = $$"""
            UPDATE "Outbox" SET "ClaimedUntil" = {0}, "Attempts" = "Attempts" + 1
            WHERE "Id" IN (
                SELECT "Id" FROM "Outbox"
                WHERE "DoneAt" IS NULL AND "DueAt" <= {1} AND ("ClaimedUntil" IS NULL OR "ClaimedUntil" <= {2})
                ORDER BY "DueAt" LIMIT {3} {{skipLocked}})
            RETURNING *
            """;
        return await db.Set<OutboxItem>().FromSqlRaw(claim, until, due, now, most).IgnoreQueryFilters().AsNoTracking().ToListAsync(ct);
    }

    public Task GiveBack(OutboxItem item, WorkAnswer answer, CancellationToken ct)
    {
        // Whoever claimed it after this lease ran out has counted another attempt, and theirs is the word that stands.
        var own = db.Set<OutboxItem>().IgnoreQueryFilters().Where(row => row.Id == item.Id && row.Attempts == item.Attempts);

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
        db.Set<OutboxItem>().IgnoreQueryFilters().Where(row => row.DoneAt == null && row.ClaimedUntil != null)
            .ExecuteUpdateAsync(row => row.SetProperty(i => i.ClaimedUntil, (DateTimeOffset?)null), ct);
}
