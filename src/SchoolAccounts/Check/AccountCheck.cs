using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Platforms.Contract;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.SchoolAccounts.Check;

/// <summary>
/// Checks every open account that was not heard of for a day. A platform that does not answer is asked again at the next run
/// and changes nothing: a fault of the network must never disconnect an account.
/// </summary>
internal sealed class AccountCheck(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Shorter than a day, so that a platform that was away for an hour is asked again the same day.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

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
        var due = await db.Set<SchoolAccount>().Where(row => row.ClosedAt == null && (row.CheckedAt == null || row.CheckedAt <= before))
            .OrderBy(row => row.CheckedAt).Select(row => new { row.Id, row.Establishment }).ToListAsync(ct);
        return [.. due.Select(row => (row.Id, row.Establishment))];
    }

    private async Task Check(IServiceProvider services, SchoolAccountId id, CancellationToken ct)
    {
        var db = services.GetRequiredService<CountersignDb>();
        if (await db.Set<SchoolAccount>().FirstOrDefaultAsync(row => row.Id == id && row.ClosedAt == null, ct) is not { } account)
        {
            return;
        }

        var opened = services.GetRequiredService<Accounts>().Open(account);
        var answer = opened is null ? null : await opened.Platform.Connect(opened.Connection, ct);
        if (HealthAfter(account, answer) is { } health)
        {
            await Record(db, account, health, ct);
        }
    }

    /// <summary>Null where nothing was learnt. No answer at all means that the secret could not even be read.</summary>
    internal static AccountHealth? HealthAfter(SchoolAccount account, ConnectAnswer? answer) => answer switch
    {
        null or ConnectAnswer.Refused => AccountHealth.NeedsNewPassword,
        ConnectAnswer.Connected(_, var opened) => opened == account.PlatformAccount ? AccountHealth.Good : AccountHealth.AnotherAccount,
        _ => null,
    };

    // That it was looked at is bookkeeping; only a change of health is a fact that somebody may have to answer for.
    private async Task Record(CountersignDb db, SchoolAccount account, AccountHealth health, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (health == account.Health)
        {
            await db.Set<SchoolAccount>().Where(row => row.Id == account.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.CheckedAt, now), ct);
            return;
        }

        account.Health = health;
        account.CheckedAt = now;
        account.Version++;
        await db.TrySave(
            new AuditEvent(
                health == AccountHealth.Good ? SchoolAccountEvents.CheckPassed : SchoolAccountEvents.CheckFailed,
                account.Establishment,
                null,
                now,
                account.Id.Value)
            {
                Facts = new Dictionary<string, string> { ["health"] = health.ToString() },
            },
            ct);
    }
}
