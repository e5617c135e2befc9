using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.Policies.InForce;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Pages;

/// <summary>
/// Where everybody arrives: what needs them, what became of what they started, and the few things most come for. All of it is contributed by modules.
/// </summary>
internal sealed class HomeModel(IEnumerable<IWork> work, IEnumerable<Door> doors, PoliciesInForce policies, Me me) : PageModel
{
    public string Name => me.Name;

    public IReadOnlyList<Door> Doors { get; } = [.. doors.OrderBy(door => door.Place)];

    public IReadOnlyList<WorkItem> NeedsMe { get; private set; } = [];

    public IReadOnlyList<WorkItem> Started { get; private set; } = [];

    public bool HasPolicy { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        foreach (var module in work)
        {
            NeedsMe = [.. NeedsMe, .. await module.WaitingForMe(ct)];
            Started = [.. Started, .. await module.StartedByMe(ct)];
        }

        HasPolicy = await policies.Here(ct) is not null;
    }
}
