using Countersign.People.Records;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Evaluation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Compare;

/// <summary>Two policies compared by what they answer and have done, for governors before they vote.</summary>
internal sealed class IndexModel(Comparable comparable, Schools schools, TimeProvider clock) : PageModel
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
        var school = await schools.Here(ct);
        Choices = await comparable.All(school, ct);
        if (string.IsNullOrEmpty(Before) && string.IsNullOrEmpty(After))
        {
            return;
        }

        if (await comparable.Find(school, Before ?? "", ct) is not { } before)
        {
            ModelState.AddModelError(nameof(Before), "Select a policy that can be read. A draft has to be mended first");
        }
        else if (await comparable.Find(school, After ?? "", ct) is not { } after)
        {
            ModelState.AddModelError(nameof(After), "Select a policy that can be read. A draft has to be mended first");
        }
        else
        {
            Difference = Compare(before, after, school.Time.Today(clock.GetUtcNow()));
        }
    }

    private PolicyDifference Compare(PolicyLayers before, PolicyLayers after, DateOnly today) =>
        Comparable.Names(Choices, Before!, After!) is { } names
            ? PolicyDifference.Between(before, after, today, names)
            : PolicyDifference.Between(before, after, today);

    /// <summary>The clauses of one side, in words.</summary>
    public static string Clauses(IReadOnlyList<string> clauses) => clauses.Count == 0 ? "no clause" : "clause " + string.Join(", ", clauses);
}
