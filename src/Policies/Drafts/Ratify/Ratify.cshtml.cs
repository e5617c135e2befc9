using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Policies.Adopt;
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
internal sealed class RatifyModel(DraftService desk, AdoptPolicy adopting, PoliciesInForce policies, Staff staff, CountersignDb db, Me me) : PageModel
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

    private byte[] bytes = [];

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

        // The version keeps the bytes; the next draft starts from there.
        db.Remove(Draft);
        if (await adopting.PutInForce(me.Establishment, Draft.Title, bytes, me.Id, Form.Facts(), ct) is Outcome<int>.Refused(var why))
        {
            return this.Refuse(why);
        }

        return this.Done(PolicyLinks.Policy, "The policy is in force", "From now on it answers, and says who checks and approves.");
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
        bytes = report.Text.Bytes();
        Document = report.Document is null ? null : PolicyReader.Read("draft.md", bytes).Document;
        Hindrances = Ratification.Hindrances(Draft, report, Document, inForce?.Hash);
        if (Document is { } document)
        {
            var held = (await staff.Everyone(ct)).SelectMany(person => person.Roles).ToHashSet(StringComparer.OrdinalIgnoreCase);
            Vacant = [.. document.Roles.Select(role => role.Name).Where(role => !held.Contains(role)).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
    }
}
