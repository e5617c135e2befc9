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
public sealed record AccountName(SchoolAccountId Id, string Platform, string Name, PlatformLimits Limits)
{
    /// <summary>The place where a person puts posts up; null where the program publishes itself.</summary>
    public AssistedPlace? Assisted { get; init; }

    /// <summary>Where the account is found, as it was registered or connected.</summary>
    public Uri? Address { get; init; }
}

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
            .Select(row => new AccountRow(row.Id, row.Platform, row.DisplayName, row.Server)).ToListAsync(ct);
        return [.. from row in rows
                   join platform in platforms on row.Platform equals platform.Name
                   orderby row.Platform != Noticeboard, row.Name, row.Id.Value
                   select row.On(platform)];
    }

    /// <summary>One account, open or closed, for naming it where it was chosen before; null where this school has no such account.</summary>
    public async Task<AccountName?> Find(SchoolAccountId id, CancellationToken ct)
    {
        var row = await db.Set<SchoolAccount>().Where(account => account.Id == id)
            .Select(account => new AccountRow(account.Id, account.Platform, account.DisplayName, account.Server)).FirstOrDefaultAsync(ct);
        return row is not null && platforms.FirstOrDefault(platform => platform.Name == row.Platform) is { } platform ? row.On(platform) : null;
    }

    /// <summary>Every account there ever was, open or closed, for naming where a post went.</summary>
    public async Task<IReadOnlyList<AccountName>> Named(CancellationToken ct)
    {
        var rows = await db.Set<SchoolAccount>().Select(row => new AccountRow(row.Id, row.Platform, row.DisplayName, row.Server)).ToListAsync(ct);
        return [.. from row in rows
                   join platform in platforms on row.Platform equals platform.Name
                   select row.On(platform)];
    }

    /// <summary>Who leads each account, whoever has left among them.</summary>
    public async Task<ILookup<SchoolAccountId, PersonId>> Leads(CancellationToken ct) =>
        (await db.Set<SchoolAccountLead>().Select(lead => new { lead.Account, lead.Person }).ToListAsync(ct))
            .ToLookup(lead => lead.Account, lead => lead.Person);

    /// <summary>The accounts that this person leads.</summary>
    public async Task<IReadOnlyList<SchoolAccountId>> LedBy(PersonId person, CancellationToken ct) =>
        await db.Set<SchoolAccountLead>().Where(lead => lead.Person == person).Select(lead => lead.Account).ToListAsync(ct);

    /// <summary>
    /// Keeps when a post last went up there, for whoever published it, as bookkeeping beside the act that says so. Where a person put it up, they also
    /// looked at the account.
    /// </summary>
    public Task WentUp(SchoolAccountId id, bool byHand, DateTimeOffset at, CancellationToken ct) =>
        db.Set<SchoolAccount>().Where(row => row.Id == id).ExecuteUpdateAsync(
            row => row.SetProperty(account => account.LastPostAt, at)
                .SetProperty(account => account.CheckedAt, account => byHand ? at : account.CheckedAt),
            ct);

    /// <summary>
    /// For the sender alone, the platform and what opens the account there: null where the account is closed, is another school's, now opens somebody
    /// else's account, or its secret can no longer be read. Nothing may then be sent.
    /// </summary>
    public async Task<(IPlatform Platform, Connection Connection)?> Connect(SchoolAccountId id, CancellationToken ct)
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

    internal (IPlatform Platform, Connection Connection)? Open(SchoolAccount account) =>
        Secrets.Read(protection, account) is { } secret && platforms.FirstOrDefault(platform => platform.Name == account.Platform) is { } platform
            ? (platform, new Connection(new Uri(account.Server), account.Handle, secret, account.PlatformAccount))
            : null;

    // Set-up stands nowhere yet when it makes the first school.
    private async Task<SchoolAccountId?> NoticeboardOf(EstablishmentId establishment, CancellationToken ct) =>
        await db.AcrossEstablishments<SchoolAccount>()
            .Where(row => row.Establishment == establishment && row.Platform == Noticeboard)
            .Select(row => (SchoolAccountId?)row.Id).FirstOrDefaultAsync(ct);

    private sealed record AccountRow(SchoolAccountId Id, string Platform, string Name, string Server)
    {
        public AccountName On(IPlatform platform) =>
            new(Id, Platform, Name, platform.Limits)
            {
                Assisted = platform.Assisted,
                Address = Uri.TryCreate(Server, UriKind.Absolute, out var uri) ? uri : null,
            };
    }
}
