using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Outbox;

/// <summary>Claims work with a lease and gives it back. The bookkeeping of the queue itself is not a change that anyone must answer for.</summary>
internal sealed class OutboxQueue(CountersignDb db, TimeProvider clock)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<OutboxItem>> Claim(int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var until = now + (long)Lease.TotalMilliseconds;
        var skipLocked = db.IsPostgreSql ? "FOR UPDATE SKIP LOCKED" : "";
        var claim = $$"""
            UPDATE "Outbox" SET "ClaimedUntil" = {0}, "Attempts" = "Attempts" + 1
            WHERE "Id" IN (
                SELECT "Id" FROM "Outbox"
                WHERE "DoneAt" IS NULL AND "DueAt" <= {1} AND ("ClaimedUntil" IS NULL OR "ClaimedUntil" <= {1})
                ORDER BY "DueAt" LIMIT {2} {{skipLocked}})
            RETURNING *
            """;
        return await db.Set<OutboxItem>().FromSqlRaw(claim, until, now, most).IgnoreQueryFilters().AsNoTracking().ToListAsync(ct);
    }

    public Task GiveBack(OutboxItem item, WorkAnswer answer, CancellationToken ct)
    {
        var own = db.Set<OutboxItem>().IgnoreQueryFilters().Where(row => row.Id == item.Id);
        return answer switch
        {
            WorkAnswer.Again(var at) => own.ExecuteUpdateAsync(row => row.SetProperty(i => i.DueAt, at).SetProperty(i => i.ClaimedUntil, (DateTimeOffset?)null), ct),
            _ => own.ExecuteUpdateAsync(row => row.SetProperty(i => i.DoneAt, clock.GetUtcNow()).SetProperty(i => i.ClaimedUntil, (DateTimeOffset?)null), ct),
        };
    }

    /// <summary>After a start on a single machine nobody else can hold a lease: what the last run held is free at once.</summary>
    public Task FreeAll(CancellationToken ct) =>
        db.Set<OutboxItem>().IgnoreQueryFilters().Where(row => row.DoneAt == null && row.ClaimedUntil != null)
            .ExecuteUpdateAsync(row => row.SetProperty(i => i.ClaimedUntil, (DateTimeOffset?)null), ct);
}
