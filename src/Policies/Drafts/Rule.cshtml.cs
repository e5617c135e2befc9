using Countersign.People;
using Countersign.Policies.Drafts.Blocks;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Drafts;

/// <summary>One rule of a clause, as a form.</summary>
internal sealed class RuleModel(DraftDesk desk) : PageModel
{
    private const string New = "new";

    [BindProperty]
    public RuleForm Form { get; set; } = new();

    public PolicyDraft Draft { get; private set; } = null!;

    public DraftClause Clause { get; private set; } = null!;

    public ClausePreview Preview { get; private set; } = null!;

    /// <summary>The words that the lists offer.</summary>
    public Vocabulary Words { get; private set; } = PolicyReader.CoreWords;

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public bool IsNew { get; private set; }

    /// <summary>Whether the rule says something that the form has no box for.</summary>
    public bool NeedsText { get; private set; }

    private DraftBlock? block;

    private DraftBlock typed = null!;

    private DraftReport before = null!;

    private Floor floor = null!;

    public async Task OnGet(PolicyDraftId id, Guid clause, string rule, CancellationToken ct)
    {
        await Load(id, clause, rule, ct);
        if (before.Document?.Rules.FirstOrDefault(one => one.Id == rule) is { } found)
        {
            NeedsText = !RuleForm.Covers(found);
            Form = RuleForm.Of(found);
        }
        else
        {
            NeedsText = !IsNew;
        }

        Form.Version = Draft.Version;
        Preview = ClausePreview.Of(Clause, before, before, floor);
    }

    public async Task<IActionResult> OnPostCheck(PolicyDraftId id, Guid clause, string rule, CancellationToken ct)
    {
        await Typed(id, clause, rule, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostPreview(PolicyDraftId id, Guid clause, string rule, CancellationToken ct)
    {
        await Typed(id, clause, rule, ct);
        return Partial("/Policies/Drafts/_Preview.cshtml", Preview);
    }

    public async Task<IActionResult> OnPost(PolicyDraftId id, Guid clause, string rule, CancellationToken ct)
    {
        await Typed(id, clause, rule, ct);
        foreach (var (problem, _) in BlockProblems.In(Preview.Report, Clause, typed))
        {
            ModelState.AddModelError("", BlockProblems.Sentence(problem));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Canonical.Write(Draft);
        return await Saved(ct);
    }

    public async Task<IActionResult> OnPostRemove(PolicyDraftId id, Guid clause, string rule, CancellationToken ct)
    {
        await Load(id, clause, rule, ct);
        desk.AsRead(Draft, Form.Version);
        Clause.Blocks = DraftBlock.Without(Clause.Blocks, RuleForm.Kind, rule);
        Preview = ClausePreview.Of(Draft, Clause, before, floor);
        return await Saved(ct);
    }

    private async Task<IActionResult> Saved(CancellationToken ct)
    {
        if (await desk.Save(Draft, ct) is { } refused)
        {
            return this.Refuse(refused);
        }

        return this.Done(DraftLinks.Clause(Draft.Id, Clause.Id), "The draft is saved");
    }

    private async Task Load(PolicyDraftId id, Guid clause, string rule, CancellationToken ct)
    {
        Draft = await desk.Find(id, ct);
        floor = await desk.Floor(ct);
        Clause = Draft.Clauses.FirstOrDefault(one => one.Id == clause && one.Number is not null).OrNotFound(clause);
        IsNew = rule == New;
        block = IsNew ? null : DraftBlock.Find(Clause.Blocks, RuleForm.Kind, rule).OrNotFound(rule);
        before = DraftReport.Of(Draft);
        (Words, Roles, _, _) = DraftWords.Of(Draft);
    }

    private async Task Typed(PolicyDraftId id, Guid clause, string rule, CancellationToken ct)
    {
        await Load(id, clause, rule, ct);
        desk.AsRead(Draft, Form.Version);
        typed = new DraftBlock(RuleForm.Kind, IsNew ? FreeId() : rule, Form.Lines(block, before.Document?.Rules.FirstOrDefault(one => one.Id == rule)));
        Clause.Blocks = DraftBlock.With(Clause.Blocks, typed);
        Preview = ClausePreview.Of(Draft, Clause, before, floor);
    }

    private string FreeId()
    {
        var taken = Draft.Clauses.SelectMany(clause => DraftBlock.In(clause.Blocks)).Where(other => other.Kind == RuleForm.Kind).Select(rule => rule.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return BlockNames.Counted($"{Clause.Number}-rule", taken);
    }
}
