using System.Globalization;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SchoolAccounts.List;

/// <summary>An account as the list shows it.</summary>
internal sealed record AccountLine(
    SchoolAccountId Id, string Platform, string Name, DateTimeOffset ConnectedAt, string? ConnectedBy, DateTimeOffset? CheckedAt, AccountHealth Health);

internal sealed class ListModel(CountersignDb db, Accounts accounts, Schools schools, Staff staff, Me me) : PageModel
{
    private SchoolTime time = SchoolTime.Usual;

    public IReadOnlyList<AccountLine> Accounts { get; private set; } = [];

    public SchoolAccountId? ClosedNoticeboard { get; private set; }

    public bool MayChange => me.Holds(Me.Administrator);

    public string Day(DateTimeOffset at) => time.Day(at);

    public string Moment(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{time.Day(at)}, {time.AtSchool(at):H:mm}");

    public async Task OnGet(CancellationToken ct)
    {
        time = (await schools.Here(ct)).Time;
        await accounts.OpenNoticeboard(me.Establishment, by: null, ct);
        var rows = await db.Set<SchoolAccount>().AsNoTracking()
            .Where(row => row.ClosedAt == null || row.Platform == Model.Accounts.Noticeboard).ToListAsync(ct);
        var names = await staff.NamesOf([.. rows.Select(row => row.ConnectedBy).OfType<PersonId>().Distinct()], ct);
        ClosedNoticeboard = rows.FirstOrDefault(row => row.ClosedAt is not null)?.Id;
        Accounts = [.. rows.Where(row => row.ClosedAt is null)
            .OrderBy(row => row.Platform != Model.Accounts.Noticeboard)
            .ThenBy(row => row.DisplayName, StringComparer.Ordinal)
            .Select(row => Line(row, row.ConnectedBy is { } by ? names.GetValueOrDefault(by) : null))];
    }

    private static AccountLine Line(SchoolAccount row, string? connectedBy) =>
        new(row.Id, row.Platform, row.DisplayName, row.ConnectedAt, connectedBy, row.CheckedAt, row.Health);
}
