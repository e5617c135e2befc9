using System.Security.Cryptography;
using System.Text;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Accounts;

/// <summary>One tally as it is kept. Its key is a hash, so that no list of addresses and names lies here. It is counting and no act.</summary>
internal sealed class SignInTries
{
    public required string Key { get; init; }

    public int Wrong { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset RestsUntil { get; init; }
}

/// <summary>What a try is counted under.</summary>
internal sealed record TryCount(string Key, TryLimits Limits)
{
    public static TryCount Of(TryLimits limits, params IEnumerable<string> parts) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)))), limits);
}

/// <summary>A try that may be weighed. It counts as wrong until it is given back, so that tries sent at once are no more than tries in a row.</summary>
/// <param name="Rests">If it was wrong, others have to wait now.</param>
internal sealed record TakenTry(IReadOnlyList<(string Key, int Wrong)> Counted, bool Rests);

/// <summary>Counts wrong tries where every node of the program sees them.</summary>
internal sealed class TryLedger(CountersignDb db, TimeProvider clock)
{
    /// <summary>Counts a try everywhere, or nowhere: null where one of the tallies rests, and then nothing may be weighed.</summary>
    /// <param name="counts">In an order that is the same for everybody, or two tries would wait for each other.</param>
    public async Task<TakenTry?> Take(IReadOnlyList<TryCount> counts, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var all = await db.Database.BeginTransactionAsync(ct);
        foreach (var count in counts)
        {
            // Whoever comes second to the same row waits here.
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "SignInTries" ("Key", "Wrong", "Since", "RestsUntil") VALUES ({count.Key}, 0, {now.ToUnixTimeMilliseconds()}, 0)
                ON CONFLICT ("Key") DO UPDATE SET "Key" = excluded."Key"
                """,
                ct);
        }

        var keys = counts.Select(count => count.Key).ToList();
        var rows = await db.Set<SignInTries>().AsNoTracking().Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, ct);
        var before = counts.Select(count => rows[count.Key]).Select(row => new Tally(row.Wrong, row.Since, row.RestsUntil)).ToList();
        if (before.Exists(tally => tally.Rests(now)))
        {
            return null;
        }

        var counted = counts.Zip(before, (count, tally) => (count.Key, Tally: count.Limits.Count(tally, now))).ToList();
        foreach (var (key, tally) in counted)
        {
            await db.Set<SignInTries>().Where(row => row.Key == key).ExecuteUpdateAsync(
                row => row.SetProperty(tries => tries.Wrong, tally.Wrong)
                    .SetProperty(tries => tries.Since, tally.Since)
                    .SetProperty(tries => tries.RestsUntil, tally.RestsUntil),
                ct);
        }

        await all.CommitAsync(ct);
        return new TakenTry([.. counted.Select(count => (count.Key, count.Tally.Wrong))], counted.Exists(count => count.Tally.Rests(now)));
    }

    /// <summary>It was right, so it never counted. Waits that others earned at the same moment stay.</summary>
    public async Task GiveBack(TakenTry taken, CancellationToken ct)
    {
        var never = DateTimeOffset.UnixEpoch;
        foreach (var (key, wrong) in taken.Counted)
        {
            await db.Set<SignInTries>().Where(row => row.Key == key).ExecuteUpdateAsync(
                row => row.SetProperty(tries => tries.Wrong, tries => tries.Wrong - 1)
                    .SetProperty(tries => tries.RestsUntil, tries => tries.Wrong == wrong ? never : tries.RestsUntil),
                ct);
            await db.Set<SignInTries>().Where(row => row.Key == key && row.Wrong <= 0).ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>Whoever came in all the way from there begins anew.</summary>
    public Task Forget(IReadOnlyList<TryCount> counts, CancellationToken ct)
    {
        var keys = counts.Select(count => count.Key).ToList();
        return db.Set<SignInTries>().Where(row => keys.Contains(row.Key)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Takes away what no longer holds anybody up, and of more than that many tallies the oldest.</summary>
    public async Task Sweep(int most, CancellationToken ct)
    {
        var old = clock.GetUtcNow() - TimeSpan.FromDays(2);
        await db.Set<SignInTries>().Where(row => row.Since < old && row.RestsUntil < old).ExecuteDeleteAsync(ct);
        var last = await db.Set<SignInTries>().OrderByDescending(row => row.Since).Skip(most).Select(row => (DateTimeOffset?)row.Since).FirstOrDefaultAsync(ct);
        if (last is { } oldest)
        {
            await db.Set<SignInTries>().Where(row => row.Since <= oldest).ExecuteDeleteAsync(ct);
        }
    }
}
