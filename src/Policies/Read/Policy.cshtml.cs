using Countersign.People;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Read;

/// <summary>The document in force, as governors ratified it, with what each block means beside its clause.</summary>
internal sealed class PolicyModel(PoliciesInForce policies, Schools schools, Me me, TimeProvider clock) : PageModel
{
    public PolicyInForce? Policy { get; private set; }

    public IReadOnlyList<Shown> Shown { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public string InForceSince { get; private set; } = "";

    public bool MayAdminister => me.Holds(Me.Administrator);

    /// <summary>Every clause, and the headings that lead to them.</summary>
    public IEnumerable<Shown.Heading> Contents => Shown.OfType<Shown.Heading>().Where(heading => heading.Level < 4 || heading.Clause is not null);

    public async Task OnGet(CancellationToken ct)
    {
        Policy = await policies.Here(ct);
        if (Policy is null)
        {
            return;
        }

        var time = new SchoolTime((await schools.Find(me.Establishment, ct))?.TimeZone ?? "Europe/London");
        Today = time.Today(clock.GetUtcNow());
        InForceSince = ReviewWords.Date(time.Today(Policy.Since));
        Shown = PolicyView.Of(Policy.Document);
    }

    /// <summary>Where a heading can be linked to.</summary>
    public static string Anchor(Shown.Heading heading) =>
        heading.Clause is { } clause ? "c" + clause : "h-" + string.Concat(heading.Text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
}
