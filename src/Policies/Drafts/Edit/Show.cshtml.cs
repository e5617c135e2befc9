using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Drafts.Edit;

/// <summary>One draft: its clauses, what waits for a decision, and what has to be mended.</summary>
internal sealed class ShowModel(DraftService desk, PoliciesInForce policies) : PageModel
{
    public PolicyDraft Draft { get; private set; } = null!;

    public DraftReport Report { get; private set; } = null!;

    /// <summary>What governors may want to look at; empty while the draft cannot be read.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>Whether there is a policy in force to compare it with.</summary>
    public int? InForce { get; private set; }

    public int Open => Draft.Clauses.Count(clause => clause.Decision == ProposalState.Open);

    public DraftClause? Next => Draft.InOrder().FirstOrDefault(clause => clause.Decision == ProposalState.Open);

    public async Task OnGet(PolicyDraftId id, CancellationToken ct)
    {
        Draft = await desk.Find(id, ct);
        Report = DraftReport.Of(Draft);
        InForce = (await policies.Here(ct))?.Number;
        var floor = await desk.Baseline(ct);
        Findings = Report.Findings(floor.Today, floor.Above);
    }

    public async Task<IActionResult> OnGetText(PolicyDraftId id, CancellationToken ct)
    {
        await OnGet(id, ct);
        return File(Report.Text.Bytes(), "text/markdown; charset=utf-8", "policy-draft.md");
    }

    public async Task<IActionResult> OnPostThrowAway(PolicyDraftId id, CancellationToken ct)
    {
        if (await desk.ThrowAway(await desk.Find(id, ct), ct) is { } refused)
        {
            await OnGet(id, ct);
            return this.Refuse(refused);
        }

        return this.Done(DraftLinks.List, "The draft is thrown away", "The policy in force stays as it is.");
    }

    public string Standing(DraftClause clause) =>
        Report.ProblemsOf(clause.Id).Any() ? "Has an error"
        : clause.Decision == ProposalState.Open ? "Waits for you"
        : Report.FailingOf(clause.Id).Any() ? "An example does not hold"
        : clause.Blocks.Length > 0 ? "Runs"
        : clause.Prose.Length > 0 ? "Prose only"
        : "Heading";
}
