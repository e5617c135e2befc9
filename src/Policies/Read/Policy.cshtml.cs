using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Policies.Unanswered;
using Countersign.PolicyLanguage.Wording;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Read;

/// <summary>The document in force, as governors ratified it, with what each block means beside its clause.</summary>
internal sealed class PolicyModel(PoliciesInForce policies, Ratifications ratifications, Schools schools, Me me, TimeProvider clock) : PageModel
{
    public PolicyInForce? Policy { get; private set; }

    /// <summary>Null where nobody has recorded that governors ratified it.</summary>
    public RatificationNote? Ratified { get; private set; }

    public IReadOnlyList<Shown> Shown { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public string InForceSince { get; private set; } = "";

    /// <summary>The name of the school in public addresses.</summary>
    public string Slug { get; private set; } = "";

    public bool MayAdminister => me.Holds(Me.Administrator);

    public bool MayReview => Reviewers.Has(me, Policy);

    public async Task OnGet(CancellationToken ct)
    {
        Policy = await policies.Here(ct);
        if (Policy is null)
        {
            return;
        }

        Ratified = await ratifications.Of(Policy, ct);
        var school = await schools.Here(ct);
        Slug = school.Slug;
        var time = school.Time;
        Today = time.Today(clock.GetUtcNow());
        InForceSince = English.Stated(time.Today(Policy.Since));
        Shown = PolicyView.Of(Policy.OwnDocument);
    }
}
