using Countersign.Links;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Policies.InForce;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Pages;

/// <summary>
/// Where everybody arrives: what waits for them, the few things most come for, what became of what they began, and for whoever answers for the school what
/// they keep in view. All of it is contributed by modules.
/// </summary>
internal sealed class HomeModel(
    IEnumerable<IWork> work, IEnumerable<Door> doors, FirstWeek firstWeek, PoliciesInForce policies, Schools schools, Me me, TimeProvider clock) : PageModel
{
    public string Name => me.Name;

    public IReadOnlyList<Door> Doors { get; private set; } = [];

    /// <summary>What came back first, then what is wanted or waits longest.</summary>
    public IReadOnlyList<WorkItem> Waiting { get; private set; } = [];

    public IReadOnlyList<WorkItem> Started { get; private set; } = [];

    /// <summary>Whether it is said when they have begun nothing: to those who are here to write and not to keep watch.</summary>
    public bool Writes => InView.Count == 0 && me is { Kind: StaffMember.OnTheStaff, VisitsFrom: null };

    public IReadOnlyList<IGrouping<(string Heading, int Place), WorkItem>> InView { get; private set; } = [];

    public IReadOnlyList<WorkItem> FirstWeek { get; private set; } = [];

    public bool HasPolicy { get; private set; }

    public SchoolTime Clock { get; private set; } = SchoolTime.Usual;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGet(CancellationToken ct)
    {
        var here = await schools.Here(ct);
        Clock = here.Time;
        Doors = [.. doors.Where(door => door.OpenTo(me, here)).OrderBy(door => door.Place)];
        var (waiting, kept) = (new List<WorkItem>(), new List<WorkItem>());
        foreach (var module in work)
        {
            waiting.AddRange(await module.WaitingForMe(ct));
            Started = [.. Started, .. await module.StartedByMe(ct)];
            kept.AddRange(await module.InView(ct));
        }

        Waiting = [.. waiting.OrderBy(item => item.Because is null).ThenBy(item => item.Since ?? DateTimeOffset.MaxValue)];
        InView = [.. kept.GroupBy(item => item.Section).OrderBy(section => section.Key.Place)];
        FirstWeek = await firstWeek.Steps(ct);
        HasPolicy = await policies.Here(ct) is not null;
    }

    public async Task<IActionResult> OnPostPutAway(CancellationToken ct)
    {
        await firstWeek.PutAway(ct);
        return this.Done(HostLinks.Home, "The list is put away", "What is left of it stands in the menu: People, Pupils, Policy and Accounts.");
    }
}
