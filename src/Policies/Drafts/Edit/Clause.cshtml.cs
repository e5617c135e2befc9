using System.ComponentModel.DataAnnotations;
using System.ComponentModel;
using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Drafts.Propose;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Drafts.Edit;

/// <summary>What can be typed about a clause.</summary>
internal sealed class ClauseForm
{
    /// <summary>The draft as it was when the page was opened.</summary>
    public int Version { get; set; }

    [DisplayName("The heading")]
    [StringLength(300, ErrorMessage = "The heading must be 300 characters or fewer")]
    public string? Heading { get; set; }

    [StringLength(100_000, ErrorMessage = "What the clause says must be 100,000 characters or fewer")]
    public string? Prose { get; set; }

    [StringLength(100_000, ErrorMessage = "The text must be 100,000 characters or fewer")]
    public string? Blocks { get; set; }
}

/// <summary>A clause and its blocks side by side: the words governors read, and what they make the program do.</summary>
internal sealed class ClauseModel(DraftService desk, Proposals proposals) : PageModel
{
    [BindProperty]
    public ClauseForm Form { get; set; } = new();

    public PolicyDraft Draft { get; private set; } = null!;

    public DraftClause Clause { get; private set; } = null!;

    public ClausePreview Preview { get; private set; } = null!;

    /// <summary>Founding clauses that are proposed, the likeliest first; none where a person has decided, or the clause has blocks already.</summary>
    public IReadOnlyList<Proposal> Proposed { get; private set; } = [];

    /// <summary>The clause as it was brought: what a proposal is matched with, and takes its numbers from.</summary>
    public string Said => $"{Clause.Heading}\n{Clause.Prose}";

    /// <summary>What the clause has besides its prose, in the order of the text.</summary>
    public IReadOnlyList<ListedBlock> Blocks => ListedBlock.Of(Form.Blocks ?? "", Preview.Report);

    private DraftReport before = null!;

    private Baseline floor = null!;

    public async Task OnGet(PolicyDraftId id, Guid clause, CancellationToken ct)
    {
        await Load(id, clause, ct);
        Form = new ClauseForm { Version = Draft.Version, Heading = Clause.Heading, Prose = Clause.Prose, Blocks = Clause.Blocks };
        Preview = ClausePreview.Of(Clause, before, before, floor);
    }

    /// <summary>What the clause would mean as it is typed. Nothing is saved.</summary>
    [RefusesUnreadable]
    public async Task<IActionResult> OnPostCheck(PolicyDraftId id, Guid clause, CancellationToken ct)
    {
        await Typed(id, clause, ct);
        return Page();
    }

    [RefusesUnreadable]
    public async Task<IActionResult> OnPostPreview(PolicyDraftId id, Guid clause, CancellationToken ct)
    {
        await Typed(id, clause, ct);
        return Partial("/Policies/Drafts/Check/_Preview.cshtml", Preview);
    }

    [RefusesUnreadable]
    public async Task<IActionResult> OnPost(PolicyDraftId id, Guid clause, CancellationToken ct)
    {
        await Typed(id, clause, ct);
        if (string.IsNullOrWhiteSpace(Form.Heading))
        {
            return this.Refuse("Enter a heading for the clause", "Form.Heading");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        CanonicalLayout.Write(Draft);
        return await Refused(ct) ?? this.Done(DraftLinks.Clause(id, clause), "The clause is saved", Preview.Report.Next);
    }

    /// <param name="taken">The founding document and its clause.</param>
    public Task<IActionResult> OnPostAccept(PolicyDraftId id, Guid clause, string? taken, CancellationToken ct) =>
        Decide(id, clause, taken, DraftLinks.Show(id), ct);

    public Task<IActionResult> OnPostChange(PolicyDraftId id, Guid clause, string? taken, CancellationToken ct) =>
        Decide(id, clause, taken, DraftLinks.Clause(id, clause), ct);

    /// <summary>What a form sends of a proposal that is taken.</summary>
    public static string Taken(Proposal proposal) => $"{proposal.Document.Front.Id} {proposal.Clause.Id}";

    public async Task<IActionResult> OnPostSkip(PolicyDraftId id, Guid clause, CancellationToken ct)
    {
        await Load(id, clause, ct);
        ProposalDecision.Skip(Clause);
        return await Refused(ct) ?? this.Done(DraftLinks.Show(id), "The clause stays prose");
    }

    private async Task<IActionResult> Decide(PolicyDraftId id, Guid clause, string? taken, string then, CancellationToken ct)
    {
        await Load(id, clause, ct);
        IReadOnlyList<string> left = [];
        if (Proposed.FirstOrDefault(proposal => Taken(proposal) == taken) is { } proposed)
        {
            left = ProposalDecision.Accept(Draft, Clause, proposed.Document, proposed.Clause.Id);
        }

        return await Refused(ct) ?? this.Done(then, "The proposal is taken", left.Count == 0
            ? "Your own words stay as they are."
            : $"Your own words stay as they are. {(left.Count == 1 ? "One block is" : $"{left.Count} blocks are")} left out, "
                + "because the draft could not be read with it.");
    }

    // Saves, or shows the page again with the reason why not.
    private async Task<IActionResult?> Refused(CancellationToken ct)
    {
        if (await desk.Save(Draft, ct) is not { } refused)
        {
            return null;
        }

        Preview ??= ClausePreview.Of(Clause, before, before, floor);
        return this.Refuse(refused);
    }

    private async Task Load(PolicyDraftId id, Guid clause, CancellationToken ct)
    {
        Draft = await desk.Find(id, ct);
        floor = await desk.Baseline(ct);
        Clause = Draft.Clauses.FirstOrDefault(one => one.Id == clause).OrNotFound(clause);
        before = DraftReport.Of(Draft);
        var waits = Clause.Decision == ProposalState.Open || (Draft.Brought is not null && Clause is { Decision: ProposalState.None, Blocks: "" });
        Proposed = Clause.Number is not null && waits ? proposals.For(Clause.Heading, Clause.Prose) : [];
    }

    private async Task Typed(PolicyDraftId id, Guid clause, CancellationToken ct)
    {
        await Load(id, clause, ct);
        desk.AsRead(Draft, Form.Version);
        (Clause.Heading, Clause.Prose, Clause.Blocks) = ((Form.Heading ?? "").ReplaceLineEndings(" ").Trim(), Form.Prose ?? "", Form.Blocks ?? "");
        Preview = ClausePreview.Of(Draft, Clause, before, floor);
    }
}
