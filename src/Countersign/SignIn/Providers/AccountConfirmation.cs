using System.Collections.Concurrent;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Providers;

/// <summary>
/// Asks the service about everybody who is signed in and was not confirmed for a while. A service that does not answer changes nothing here: a
/// session that began with its word ends by itself an hour after the last one, and a passkey stays a way in.
/// </summary>
internal sealed class AccountConfirmation(IServiceScopeFactory scopes, TimeProvider clock)
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Three times within the hour that a session lasts, so that a service may miss two.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(15);

    private const int AtOnce = 4;

    public async Task RunDue(CancellationToken ct)
    {
        var due = await Due(ct);

        // A service that is away would otherwise hold up everybody else's for ten seconds a person.
        var away = new ConcurrentDictionary<string, bool>();
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (link, stop) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantScope>().StandAt(link.Establishment);
            if (!away.ContainsKey(link.Issuer) && !await Confirm(scope.ServiceProvider, link, stop))
            {
                away[link.Issuer] = true;
            }
        });
    }

    private async Task<IReadOnlyList<ProviderLink>> Due(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        var now = clock.GetUtcNow();
        var (before, oldest, idle) = (now - Age, now - Session.AtMost, now - Session.IdleAtMost);
        var open = db.Set<Session>().Where(session => session.EndedAt == null && session.StartedAt > oldest && session.SeenAt > idle);
        return await db.Set<ProviderLink>().AsNoTracking()
            .Where(link => link.ProtectedRefreshToken != null && link.AskedAt <= before && open.Any(session => session.Person == link.Person))
            .OrderBy(link => link.AskedAt).ToListAsync(ct);
    }

    /// <summary>False where the service did not say.</summary>
    private async Task<bool> Confirm(IServiceProvider services, ProviderLink link, CancellationToken ct)
    {
        var db = services.GetRequiredService<CountersignDb>();
        var protection = services.GetRequiredService<IDataProtectionProvider>();
        if (await services.GetRequiredService<ProvidersInUse>().Behind(link.Establishment, link.Issuer, link.ClientId, ct) is not { } provider
            || ProviderSecrets.Read(protection, link.Id, link.ProtectedRefreshToken) is not { } token)
        {
            return true;
        }

        // Whoever moves the time on asks. A token that two nodes used at once would look stolen to the service, and it would end both.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (await Row(db, link.Id, link.AskedAt).ExecuteUpdateAsync(row => row.SetProperty(kept => kept.AskedAt, now), ct) == 0)
        {
            return true;
        }

        switch (await services.GetRequiredService<RefreshTokens>().Ask(provider, token, ct))
        {
            case AccountWord.Stands(var next):
                var kept = next is null ? link.ProtectedRefreshToken : ProviderSecrets.Protect(protection, link.Id, next);
                await Stand(db, link, now, kept, ct);
                return true;
            case AccountWord.Gone:
                await SwitchOff(db, link, provider.Id, now, ct);
                return true;
            default:
                return false;
        }
    }

    // That an account still stands is bookkeeping; only that it no longer does is a fact that somebody may have to answer for.
    private static async Task Stand(CountersignDb db, ProviderLink link, DateTimeOffset now, string? token, CancellationToken ct)
    {
        if (await Row(db, link.Id, now).ExecuteUpdateAsync(
            row => row.SetProperty(kept => kept.ConfirmedAt, now).SetProperty(kept => kept.ProtectedRefreshToken, token), ct) == 1)
        {
            await db.Set<Session>().Where(session => session.Person == link.Person && session.EndedAt == null && session.ConfirmedAt != null)
                .ExecuteUpdateAsync(row => row.SetProperty(session => session.ConfirmedAt, now), ct);
        }
    }

    private static async Task SwitchOff(CountersignDb db, ProviderLink link, SignInProviderId provider, DateTimeOffset now, CancellationToken ct)
    {
        // Nobody is left where they came through again while we asked.
        if (await Row(db, link.Id, now).FirstOrDefaultAsync(ct) is not { } row)
        {
            return;
        }

        row.Refuse(now);
        foreach (var session in await db.Set<Session>().Where(session => session.Person == link.Person && session.EndedAt == null).ToListAsync(ct))
        {
            session.EndedAt = now;
        }

        await db.TrySave(new AuditEvent(ProviderEvents.SwitchedOff, link.Establishment, null, now, provider.Value, link.Person.Value), ct);
    }

    private static IQueryable<ProviderLink> Row(CountersignDb db, Guid id, DateTimeOffset askedAt) =>
        db.Set<ProviderLink>().Where(link => link.Id == id && link.AskedAt == askedAt);
}
