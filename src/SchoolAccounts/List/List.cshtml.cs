using Countersign.Foundation.Components.Content;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Platforms.Contract;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SchoolAccounts.List;

/// <summary>An account as the list shows it.</summary>
/// <param name="Since">Since when, and by whom.</param>
/// <param name="Leads">Who leads it and works here today.</param>
/// <param name="LastLook">What the last look was, in words.</param>
internal sealed record AccountLine(
    SchoolAccountId Id,
    string Name,
    string Place,
    string? Purpose,
    Uri? Address,
    IReadOnlyList<string> Leads,
    string Since,
    string LastPost,
    string LastLook,
    AccountState State);

/// <summary>How it stands with an account, and what to do about it.</summary>
internal sealed record AccountState(TagColour Colour, string Words, string? Next = null)
{
    public static AccountState Of(SchoolAccount account, bool isAssisted, int leads) => (account.Health, isAssisted, leads) switch
    {
        (_, true, 0) => new(
            TagColour.Red,
            "Nobody leads it",
            "Whoever led it has left, so a post for it waits for whoever wrote it. Say who leads it."),
        (_, true, 1) => new(TagColour.Yellow, "Put up by hand, by one person", "A post for it waits while they are away. Name a second person."),
        (_, true, _) => new(TagColour.Green, "Put up by hand"),
        (AccountHealth.NeedsNewPassword, _, _) => new(
            TagColour.Red,
            "Needs a new app password",
            "The platform no longer accepts the app password, so nothing can be sent. Connect the account again with a new one."),
        (AccountHealth.AnotherAccount, _, _) => new(
            TagColour.Red,
            "Not the same account",
            "The handle now leads to a different account, so nothing is sent to it. Find out what happened before you connect it again."),
        _ => new(TagColour.Green, "Working"),
    };
}

internal sealed class ListModel(CountersignDb db, Accounts accounts, IEnumerable<IPlatform> platforms, Schools schools, Staff staff, Me me) : PageModel
{
    private SchoolTime time = SchoolTime.Usual;

    public IReadOnlyList<AccountLine> Accounts { get; private set; } = [];

    public SchoolAccountId? ClosedNoticeboard { get; private set; }

    public bool MayChange => me.Holds(Me.Administrator);

    public async Task OnGet(CancellationToken ct)
    {
        time = (await schools.Here(ct)).Time;
        await accounts.OpenNoticeboard(me.Establishment, by: null, ct);
        var rows = await db.Set<SchoolAccount>().Include(row => row.Leads).AsNoTracking()
            .Where(row => row.ClosedAt == null || row.Platform == Model.Accounts.Noticeboard).ToListAsync(ct);
        var here = (await staff.Everyone(ct)).ToDictionary(person => person.Id, person => person.Name);
        var names = await staff.NamesOf([.. rows.Select(row => row.ConnectedBy).OfType<PersonId>().Distinct()], ct);
        ClosedNoticeboard = rows.FirstOrDefault(row => row.ClosedAt is not null)?.Id;
        Accounts = [.. rows.Where(row => row.ClosedAt is null)
            .OrderBy(row => row.Platform != Model.Accounts.Noticeboard)
            .ThenBy(row => row.DisplayName, StringComparer.Ordinal)
            .Select(row => Line(row, here, row.ConnectedBy is { } by ? names.GetValueOrDefault(by) : null))];
    }

    private AccountLine Line(SchoolAccount row, Dictionary<PersonId, string> here, string? by)
    {
        var assisted = platforms.FirstOrDefault(platform => platform.Name == row.Platform)?.Assisted;
        List<string> leads = [.. row.Leads.Select(lead => here.GetValueOrDefault(lead.Person)).OfType<string>().Order(StringComparer.Ordinal)];
        var since = $"{(assisted is null ? "Connected" : "Registered")} {time.Day(row.ConnectedAt)}{(by is null ? "" : $", by {by}")}";
        return new AccountLine(
            row.Id,
            row.DisplayName,
            assisted?.Title ?? PlatformWords.Of(row.Platform),
            row.Purpose,
            assisted is not null && Uri.TryCreate(row.Server, UriKind.Absolute, out var address) ? address : null,
            leads,
            since,
            row.LastPostAt is { } last ? time.Read(last) : "None yet",
            (row.CheckedAt, assisted) switch
            {
                ({ } at, null) => time.Read(at),
                ({ } at, _) => $"{time.Read(at)}, by whoever put a post up",
                (null, null) => "Being checked",
                _ => "Nobody has yet",
            },
            AccountState.Of(row, assisted is not null, leads.Count));
    }
}
