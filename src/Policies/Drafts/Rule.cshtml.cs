using Countersign.People;
using Countersign.PolicyLanguage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Drafts;

/// <summary>One rule of a clause, as a form.</summary>
[Administrators]
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

    private RuleBlock? block;

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
        Preview = ClausePreview.Of(Draft, Clause, before, floor);
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
        if (Preview.Problems.Count > 0)
        {
            foreach (var problem in Preview.Problems)
            {
                ModelState.AddModelError("", problem.Help is null ? problem.Message : $"{problem.Message}. To mend it: {problem.Help}");
            }

            return Page();
        }

        Canonical.Write(Draft);
        return await Saved(ct);
    }

    public async Task<IActionResult> OnPostRemove(PolicyDraftId id, Guid clause, string rule, CancellationToken ct)
    {
        await Load(id, clause, rule, ct);
        desk.AsRead(Draft, Form.Version);
        Clause.Blocks = RuleBlocks.Without(Clause.Blocks, rule);
        Preview = ClausePreview.Of(Draft, Clause, before, floor);
        return await Saved(ct);
    }

    private async Task<IActionResult> Saved(CancellationToken ct)
    {
        if (await desk.Save(Draft, ct) is { } refused)
        {
            ModelState.AddModelError("", refused.Sentence);
            return Page();
        }

        return Redirect($"/policy/drafts/{Draft.Id}/clauses/{Clause.Id}");
    }

    private async Task Load(PolicyDraftId id, Guid clause, string rule, CancellationToken ct)
    {
        Draft = await desk.Find(id, ct);
        floor = await desk.Floor(ct);
        Clause = Draft.Clauses.FirstOrDefault(one => one.Id == clause && one.Number is not null) ?? throw new NotThere("clause");
        IsNew = rule == New;
        block = IsNew ? null : RuleBlocks.In(Clause.Blocks).FirstOrDefault(one => one.Id == rule) ?? throw new NotThere("rule");
        before = DraftReport.Of(Draft);
        Words = before.Document?.Vocabulary ?? Words;
        Roles = [.. before.Document?.Roles.Select(role => role.Name) ?? []];
    }

    private async Task Typed(PolicyDraftId id, Guid clause, string rule, CancellationToken ct)
    {
        await Load(id, clause, rule, ct);
        desk.AsRead(Draft, Form.Version);
        Clause.Blocks = RuleBlocks.With(Clause.Blocks, IsNew ? FreeId() : rule, Form.Lines(RuleForm.Kept(block)));
        Preview = ClausePreview.Of(Draft, Clause, before, floor);
    }

    private string FreeId()
    {
        var taken = Draft.Clauses.SelectMany(clause => RuleBlocks.In(clause.Blocks)).Select(rule => rule.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, taken.Count + 1).Select(number => $"{Clause.Number}-rule-{number}").First(id => !taken.Contains(id));
    }
}
