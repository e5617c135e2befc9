using System.Collections.Concurrent;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Platforms.Contract;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.SchoolAccounts.Check;

/// <summary>
/// Checks every open account that was not heard of for a day, and at once one that a sender had trouble with. A platform that does not answer is asked
/// again later and changes nothing: a fault of the network must never disconnect an account.
/// </summary>
internal sealed class AccountCheck(IServiceScopeFactory scopes, IEnumerable<IPlatform> platforms, TimeProvider clock)
{
    /// <summary>With the seconds for which the health of the send path is kept, less than the minute in which a refused sign-in shows.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    // Shorter than a day, so that a platform that was away for an hour is asked again the same day.
    private static readonly TimeSpan AfterNoAnswer = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterNoAnswerSoon = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<SchoolAccountId, DateTimeOffset> asked = [];

    // Where a person puts posts up there is nothing to ask.
    private readonly string[] unasked = [.. platforms.Where(platform => platform.Assisted is not null).Select(platform => platform.Name)];

    public async Task RunDue(CancellationToken ct)
    {
        foreach (var (id, establishment) in await Due(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantScope>().StandAt(establishment);
            await Check(scope.ServiceProvider, id, ct);
        }
    }

    private async Task<IReadOnlyList<(SchoolAccountId Id, EstablishmentId Establishment)>> Due(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        var before = clock.GetUtcNow() - Age;
        var due = await db.Set<SchoolAccount>()
            .Where(row => row.ClosedAt == null && !unasked.Contains(row.Platform) && (row.CheckedAt == null || row.CheckedAt <= before))
            .OrderBy(row => row.CheckedAt).Select(row => new { row.Id, row.Establishment, IsSoon = row.CheckedAt == null }).ToListAsync(ct);
        return [.. due.Where(row => !WasAsked(row.Id, row.IsSoon ? AfterNoAnswerSoon : AfterNoAnswer)).Select(row => (row.Id, row.Establishment))];
    }

    private bool WasAsked(SchoolAccountId id, TimeSpan within) => asked.TryGetValue(id, out var at) && clock.GetUtcNow() < at + within;

    private async Task Check(IServiceProvider services, SchoolAccountId id, CancellationToken ct)
    {
        var db = services.GetRequiredService<CountersignDb>();
        if (await db.Set<SchoolAccount>().FirstOrDefaultAsync(row => row.Id == id && row.ClosedAt == null, ct) is not { } account)
        {
            return;
        }

        asked[id] = clock.GetUtcNow();
        var answer = services.GetRequiredService<Accounts>().Open(account) is { } opened ? await opened.Platform.Connect(opened.Connection, ct) : null;
        if (HealthAfter(account, answer) is { } health
            && await Record(db, account, health, health == AccountHealth.Good ? (answer as ConnectAnswer.Connected)?.Handle : null, ct))
        {
            asked.TryRemove(id, out _);
        }
    }

    /// <summary>Null where nothing was learnt. No answer at all means that the secret could not even be read.</summary>
    internal static AccountHealth? HealthAfter(SchoolAccount account, ConnectAnswer? answer) => answer switch
    {
        null or ConnectAnswer.Refused => AccountHealth.NeedsNewPassword,
        ConnectAnswer.Connected(_, var opened) => opened == account.PlatformAccount ? AccountHealth.Good : AccountHealth.AnotherAccount,
        _ => null,
    };

    // That it was looked at is bookkeeping; only a change of health or name is a fact that somebody may have to answer for.
    private async Task<bool> Record(CountersignDb db, SchoolAccount account, AccountHealth health, string? handle, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<AuditEvent> acts = [];
        if (health != account.Health)
        {
            var kind = health == AccountHealth.Good ? SchoolAccountEvents.CheckPassed : SchoolAccountEvents.CheckFailed;
            acts.Add(Act(kind, account, now, ("health", health.ToString())));
        }

        if (handle is not null && handle != account.Handle)
        {
            acts.Add(Act(SchoolAccountEvents.Renamed, account, now, ("handle", account.Handle), ("now", handle)));
            account.Call(handle);
        }

        if (acts.Count == 0)
        {
            await db.Set<SchoolAccount>().Where(row => row.Id == account.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.CheckedAt, now), ct);
            return true;
        }

        account.Health = health;
        account.CheckedAt = now;
        account.Version++;
        return await db.TrySave(acts, ct);
    }

    private static AuditEvent Act(AuditEventKind kind, SchoolAccount account, DateTimeOffset now, params (string Name, string Value)[] facts) =>
        new(kind, account.Establishment, null, now, account.Id.Value) { Facts = facts.ToDictionary(fact => fact.Name, fact => fact.Value) };
}
