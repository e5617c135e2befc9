using Countersign.People.DualControl;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Drafts.Ratify;

/// <summary>
/// Puts a draft in force that the governors have ratified. The program ratifies nothing: a person says that it was done, when and where it is
/// minuted.
/// </summary>
internal sealed class RatifyModel(
    DraftService desk,
    PendingChanges changes,
    PoliciesInForce policies,
    Ratifications ratifications,
    Staff staff,
    Schools schools,
    Me me) : PageModel
{
    [BindProperty]
    public Ratification Form { get; set; } = new();

    public PolicyDraft Draft { get; private set; } = null!;

    public IReadOnlyList<string> Hindrances { get; private set; } = [];

    /// <summary>Null while the draft has errors.</summary>
    public PolicyDocument? Document { get; private set; }

    /// <summary>Roles of the document that nobody holds here: what needs them would wait.</summary>
    public IReadOnlyList<string> Vacant { get; private set; } = [];

    /// <summary>Null where this would be the first policy.</summary>
    public int? InForce { get; private set; }

    private DateOnly today;

    public async Task OnGet(PolicyDraftId id, CancellationToken ct)
    {
        await Load(id, ct);
        Form = new Ratification { Hash = Document?.Hash, On = Document?.Front.Ratified is { Day: > 1 } said && said <= today ? said : null };
    }

    [RefusesUnreadable]
    public async Task<IActionResult> OnPost(PolicyDraftId id, CancellationToken ct)
    {
        await Load(id, ct);
        if (Hindrances.Count > 0 || Document is not { } document)
        {
            return Page();
        }

        foreach (var (box, sentence) in Form.Faults(document, today))
        {
            ModelState.AddModelError(box.Length == 0 ? "" : $"{nameof(Form)}.{box}", sentence);
        }

        if (!ModelState.IsValid)
        {
            Show(document);
            return Page();
        }

        var asked = await changes.Ask(new AskedInForce(document.Hash, Draft.Title, InForce, Form.Facts()).By(me, Draft.Id), ct);
        return asked switch
        {
            Outcome<RequestedChange>.Refused(var why) => this.Refuse(why),
            Outcome<RequestedChange>.Done({ Counts: true }) =>
                this.Done(PolicyLinks.Policy, "The policy is in force", "From now on it answers, and says who checks and approves."),
            Outcome<RequestedChange>.Done(var waiting) =>
                this.Done(DraftLinks.Show(Draft.Id), "The document waits to be put in force", waiting.Next((await schools.Here(ct)).Time)),
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        };
    }

    // What was confirmed is the document that was shown: another one has to be confirmed anew.
    private void Show(PolicyDocument document)
    {
        if (Form.Hash != document.Hash)
        {
            (Form.Hash, Form.Confirmed) = (document.Hash, false);
            ModelState.SetModelValue("Form.Hash", document.Hash, document.Hash);
            ModelState.SetModelValue("Form.Confirmed", false, "false");
        }
    }

    private async Task Load(PolicyDraftId id, CancellationToken ct)
    {
        Draft = await desk.Find(id, ct);
        today = (await desk.Baseline(ct)).Today;
        var inForce = await policies.Here(ct);
        InForce = inForce?.Number;
        var report = DraftReport.Of(Draft);
        Document = report.Document is null ? null : PolicyReader.Read("draft.md", report.Text.Bytes()).Document;
        Hindrances = Ratification.Hindrances(Draft, report, Document, await ratifications.RatifiedHash(inForce, ct));
        if (Document is { } document)
        {
            var held = (await staff.Everyone(ct)).SelectMany(person => person.Roles).ToHashSet(StringComparer.OrdinalIgnoreCase);
            Vacant = [.. document.Roles.Select(role => role.Name).Where(role => !held.Contains(role)).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
    }
}
