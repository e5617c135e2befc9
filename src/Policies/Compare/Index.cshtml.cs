using Countersign.People;
using Countersign.PolicyLanguage.Comparing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Compare;

/// <summary>Two policies compared by what they answer, for governors before they vote.</summary>
internal sealed class IndexModel(Comparable comparable, Schools schools, Me me, TimeProvider clock) : PageModel
{
    public const int Shown = 30;

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public PolicyDifference? Difference { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        Choices = await comparable.All(ct);
        if (string.IsNullOrEmpty(Before) && string.IsNullOrEmpty(After))
        {
            return;
        }

        if (await comparable.Find(Before ?? "", ct) is not { } before)
        {
            ModelState.AddModelError(nameof(Before), "Select a policy that can be read. A draft has to be mended first");
        }
        else if (await comparable.Find(After ?? "", ct) is not { } after)
        {
            ModelState.AddModelError(nameof(After), "Select a policy that can be read. A draft has to be mended first");
        }
        else
        {
            var today = new SchoolTime((await schools.Find(me.Establishment, ct))?.TimeZone ?? "Europe/London").Today(clock.GetUtcNow());
            Difference = PolicyDifference.Between(before, after, today);
        }
    }
}
