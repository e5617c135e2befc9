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

    /// <summary>Examples whose answer is another one now.</summary>
    public IReadOnlyList<NewAnswer> Answers => NewAnswer.In(Report);

    /// <summary>The new answers that were ticked.</summary>
    [BindProperty(Name = nameof(Accepted))]
    public List<string> Accepted { get; set; } = [];

    /// <summary>The draft as it was when the page was opened.</summary>
    [BindProperty]
    public int Version { get; set; }

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

    /// <summary>Accepts the answers that were ticked, or all of them.</summary>
    public async Task<IActionResult> OnPostAnswers(PolicyDraftId id, bool all, CancellationToken ct)
    {
        await OnGet(id, ct);
        desk.AsRead(Draft, Version);
        var accepted = Answers.Where(answer => all || Accepted.Contains(answer.Key)).ToList();
        if (accepted.Count == 0)
        {
            return this.Refuse("Tick each new answer that is right, or accept all of them", nameof(Accepted));
        }

        if (NewAnswer.Accept(Draft, accepted) is { } unwritten)
        {
            return this.Refuse(unwritten);
        }

        if (await desk.Save(Draft, accepted, ct) is { } refused)
        {
            return this.Refuse(refused);
        }

        return this.Done(
            DraftLinks.Show(id),
            accepted.Count == 1 ? "The new answer is accepted" : $"{accepted.Count} new answers are accepted",
            "The examples expect them from now on.");
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
