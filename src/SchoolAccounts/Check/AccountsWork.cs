using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SchoolAccounts.Check;

/// <summary>
/// The accounts on the home page of the headteacher and of administrators: which of them nothing can be sent to, and in the first week the first.
/// </summary>
internal sealed class AccountsWork(CountersignDb db, Schools schools, Me me) : IWork
{
    private List<(string Platform, string Name, AccountHealth Health)>? open;

    public async Task<IReadOnlyList<WorkItem>> InView(CancellationToken ct)
    {
        if (!me.Holds(Me.Headteacher) && !me.Holds(Me.Administrator))
        {
            return [];
        }

        var all = await Open(ct);
        var broken = all.Where(account => account.Health != AccountHealth.Good).ToList();
        return broken.Count > 0 ? [.. broken.Select(account => Item(account.Name, "Needs you: nothing can go out there", 5))]
            : all.Count > 0 ? [Item(all.Count == 1 ? "The account works" : $"All {all.Count} accounts work", "As far as we know, a post would go out", 70)]
            : (await schools.Here(ct)).Kind == EstablishmentKind.School ? [Item("No account is connected", "Nothing can go out", 5)]
            : [];
    }

    public async Task<IReadOnlyList<WorkItem>> FirstWeek(CancellationToken ct) =>
    [
        new("Connect an account", "Where the school speaks, besides its news page here", SchoolAccountLinks.List)
        {
            IsDone = (await Open(ct)).Exists(account => account.Platform != Accounts.Noticeboard),
        },
    ];

    private static WorkItem Item(string title, string what, int place) => new(title, what, SchoolAccountLinks.List) { Section = ("Accounts", place) };

    private async Task<List<(string Platform, string Name, AccountHealth Health)>> Open(CancellationToken ct) => open ??=
        (await db.Set<SchoolAccount>().AsNoTracking().Where(row => row.ClosedAt == null).OrderBy(row => row.DisplayName)
            .Select(row => new { row.Platform, row.DisplayName, row.Health }).ToListAsync(ct)).ConvertAll(row => (row.Platform, row.DisplayName, row.Health));
}
