using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.Platforms.Contract;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SchoolAccounts.Model;

/// <summary>An account as the composer shows it.</summary>
/// <param name="Platform">The platform's own word, such as <c>bluesky</c>.</param>
/// <param name="Name">What people call the account.</param>
/// <param name="Limits">What one post to it may hold.</param>
public sealed record AccountName(SchoolAccountId Id, string Platform, string Name, PlatformLimits Limits);

/// <summary>A platform, and what opens the account there.</summary>
public sealed record ConnectedAccount(IPlatform Platform, Connection Connection);

/// <summary>The accounts of the establishment in view.</summary>
public sealed class Accounts(
    CountersignDb db, IEnumerable<IPlatform> platforms, IDataProtectionProvider protection, Schools schools, TimeProvider clock, CountersignSettings settings)
{
    /// <summary>The platform every school has from the start.</summary>
    public const string Noticeboard = "noticeboard";

    // The noticeboard is the program's own and asks for no secret; an empty one is how a closed account looks.
    internal const string NoSecret = "-";

    /// <summary>The accounts that can be posted to, the noticeboard first. A school that has no noticeboard yet is given one.</summary>
    public async Task<IReadOnlyList<AccountName>> Open(CancellationToken ct)
    {
        var here = db.Tenant.Here;
        if (!db.Tenant.Everywhere && await NoticeboardOf(here, ct) is null && await schools.Find(here, ct) is not null)
        {
            await OpenNoticeboard(here, by: null, ct);
        }

        var rows = await db.Set<SchoolAccount>().Where(row => row.ClosedAt == null)
            .Select(row => new { row.Id, row.Platform, row.DisplayName }).ToListAsync(ct);
        return [.. from row in rows
                   join platform in platforms on row.Platform equals platform.Name
                   orderby row.Platform != Noticeboard, row.DisplayName, row.Id.Value
                   select new AccountName(row.Id, row.Platform, row.DisplayName, platform.Limits)];
    }

    /// <summary>One account, open or closed, for naming it where it was chosen before; null where this school has no such account.</summary>
    public async Task<AccountName?> Find(SchoolAccountId id, CancellationToken ct)
    {
        var row = await db.Set<SchoolAccount>().Where(account => account.Id == id)
            .Select(account => new { account.Platform, account.DisplayName }).FirstOrDefaultAsync(ct);
        return row is not null && platforms.FirstOrDefault(platform => platform.Name == row.Platform) is { } platform
            ? new AccountName(id, row.Platform, row.DisplayName, platform.Limits)
            : null;
    }

    /// <summary>Every account there ever was, open or closed, for naming where a post went.</summary>
    public async Task<IReadOnlyList<AccountName>> Named(CancellationToken ct)
    {
        var rows = await db.Set<SchoolAccount>().Select(row => new { row.Id, row.Platform, row.DisplayName }).ToListAsync(ct);
        return [.. from row in rows
                   join platform in platforms on row.Platform equals platform.Name
                   select new AccountName(row.Id, row.Platform, row.DisplayName, platform.Limits)];
    }

    /// <summary>
    /// For the sender alone: null where the account is closed, is another school's, now opens somebody else's account, or its
    /// secret can no longer be read. Nothing may then be sent.
    /// </summary>
    public async Task<ConnectedAccount?> Connect(SchoolAccountId id, CancellationToken ct)
    {
        var account = await db.Set<SchoolAccount>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.ClosedAt == null, ct);
        return account is null or { Health: AccountHealth.AnotherAccount } ? null : Open(account);
    }

    /// <summary>
    /// Gives the establishment its noticeboard account, once: a second call answers with the first one's account, and one that
    /// an administrator closed stays closed. Saves on its own, in the caller's transaction where there is one.
    /// </summary>
    public async Task<SchoolAccountId> OpenNoticeboard(EstablishmentId establishment, PersonId? by, CancellationToken ct)
    {
        if (await NoticeboardOf(establishment, ct) is { } already)
        {
            return already;
        }

        var school = await schools.Find(establishment, ct).OrNotFound(establishment);
        var now = clock.GetUtcNow();
        var id = SchoolAccountId.New();
        db.Add(new SchoolAccount
        {
            Id = id,
            Establishment = establishment,
            Platform = Noticeboard,
            PlatformAccount = establishment.ToString(),
            Server = settings.PublicAddress.ToString(),
            Handle = school.Slug,
            DisplayName = school.Name + " news",
            ProtectedSecret = Secrets.Protect(protection, id, NoSecret),
            ConnectedAt = now,
            ConnectedBy = by,
            CheckedAt = now,
        });
        return await db.TrySave(new AuditEvent(SchoolAccountEvents.Connected, establishment, by, now, id.Value), ct)
            ? id
            : (await NoticeboardOf(establishment, ct)).OrNotFound(establishment);
    }

    /// <summary>
    /// Has the account looked at within a minute, for the sender whom its platform did not take a post from: a refused sign-in then stands in the list of
    /// accounts and in the health of the send path. What else was wrong changes nothing there.
    /// </summary>
    public Task LookSoon(SchoolAccountId id, CancellationToken ct) =>
        db.Set<SchoolAccount>().Where(row => row.Id == id && row.ClosedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.CheckedAt, (DateTimeOffset?)null), ct);

    internal ConnectedAccount? Open(SchoolAccount account) =>
        Secrets.Read(protection, account) is { } secret && platforms.FirstOrDefault(platform => platform.Name == account.Platform) is { } platform
            ? new ConnectedAccount(platform, new Connection(new Uri(account.Server), account.Handle, secret, account.PlatformAccount))
            : null;

    // Set-up stands nowhere yet when it makes the first school.
    private async Task<SchoolAccountId?> NoticeboardOf(EstablishmentId establishment, CancellationToken ct) =>
        await db.AcrossEstablishments<SchoolAccount>()
            .Where(row => row.Establishment == establishment && row.Platform == Noticeboard)
            .Select(row => (SchoolAccountId?)row.Id).FirstOrDefaultAsync(ct);
}
