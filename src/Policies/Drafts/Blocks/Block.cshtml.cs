using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Grammar;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>One block of a clause, as a form. What the form shows comes from <see cref="BlockKinds"/>.</summary>
[RequestFormLimits(ValueCountLimit = BlockForm.MostBoxes)]
internal sealed class BlockModel(DraftService desk) : PageModel
{
    private const string New = "new";

    [BindProperty]
    public BlockForm Form { get; set; } = new();

    public PolicyDraft Draft { get; private set; } = null!;

    public DraftClause Clause { get; private set; } = null!;

    public BlockKind Kind { get; private set; } = null!;

    public ClausePreview Preview { get; private set; } = null!;

    /// <summary>What the lists offer.</summary>
    public DraftWords Words { get; private set; } = null!;

    /// <summary>The block as it was saved last.</summary>
    public StoredLines Stored { get; private set; } = StoredLines.None;

    public bool IsNew { get; private set; }

    /// <summary>The kind of line that was asked for once more.</summary>
    public string? More { get; private set; }

    private DraftReport before = null!;

    private Baseline floor = null!;

    private IReadOnlyList<WrittenLine> written = [];

    private DraftBlock typed = null!;

    public async Task OnGet(PolicyDraftId id, Guid clause, string kind, string block, CancellationToken ct)
    {
        await Load(id, clause, kind, block, ct);
        Form = BlockForm.Of(Stored, Draft.Version);
        Preview = ClausePreview.Of(Clause, before, before, floor);
    }

    /// <summary>What the block would mean as it is typed, with room for another line. Nothing is saved.</summary>
    [RefusesUnreadable]
    public async Task<IActionResult> OnPostCheck(PolicyDraftId id, Guid clause, string kind, string block, string? more, CancellationToken ct)
    {
        await Typed(id, clause, kind, block, ct, more);
        if (more is null)
        {
            Complain();
        }

        return Page();
    }

    [RefusesUnreadable]
    public async Task<IActionResult> OnPostPreview(PolicyDraftId id, Guid clause, string kind, string block, CancellationToken ct)
    {
        await Typed(id, clause, kind, block, ct);
        return Partial("/Policies/Drafts/Check/_Preview.cshtml", Preview);
    }

    [RefusesUnreadable]
    public async Task<IActionResult> OnPost(PolicyDraftId id, Guid clause, string kind, string block, CancellationToken ct)
    {
        await Typed(id, clause, kind, block, ct);
        if (Complain())
        {
            return Page();
        }

        CanonicalLayout.Write(Draft);
        return await Saved("The draft is saved", Preview.Report.Next ?? "It binds nobody until governors ratify it.", ct);
    }

    public async Task<IActionResult> OnPostRemove(PolicyDraftId id, Guid clause, string kind, string block, CancellationToken ct)
    {
        await Load(id, clause, kind, block, ct);
        desk.AsRead(Draft, Form.Version);
        Clause.Blocks = DraftBlock.Without(Clause.Blocks, kind, block);
        Preview = ClausePreview.Of(Draft, Clause, before, floor);
        return await Saved("It is removed from the draft", "The policy in force stays as it is.", ct);
    }

    // What is wrong stands beside the box that says it, where that can be told.
    private bool Complain()
    {
        if (IsNew && Draft.Clauses.SelectMany(one => DraftBlock.In(one.Blocks)).Count(one => one.Kind == typed.Kind && one.Id == typed.Id) > 1)
        {
            ModelState.AddModelError("Form.Work", "The draft says already how that is done. Change it there, or choose another piece of work");
            return true;
        }

        foreach (var (key, sentence) in BlockProblems.Of(Preview.Report, Clause, typed, Kind, written, Form, IsNew))
        {
            ModelState.AddModelError(key, sentence);
        }

        return !ModelState.IsValid;
    }

    private async Task<IActionResult> Saved(string what, string next, CancellationToken ct)
    {
        if (await desk.Save(Draft, ct) is { } refused)
        {
            return this.Refuse(refused);
        }

        return this.Done(DraftLinks.Clause(Draft.Id, Clause.Id), what, next);
    }

    // What is said by its name alone is said once it is asked for.
    private string? Said(LineKind flag)
    {
        var box = $"{flag.Key}-0-{flag.Head[0].Key}";
        Form.Boxes[box] = "true";
        ModelState.SetModelValue($"Form.Boxes[{box}]", "true", "true");
        return null;
    }

    private async Task Load(PolicyDraftId id, Guid clause, string kind, string block, CancellationToken ct)
    {
        Draft = await desk.Find(id, ct);
        floor = await desk.Baseline(ct);
        Clause = Draft.Clauses.FirstOrDefault(one => one.Id == clause && one.Number is not null).OrNotFound(clause);
        Kind = BlockKinds.Core.Find(kind).OrNotFound(kind);
        IsNew = block == New;
        Stored = IsNew ? StoredLines.None : StoredLines.Of(Kind, DraftBlock.Find(Clause.Blocks, kind, block).OrNotFound(block).Lines);
        before = DraftReport.Of(Draft);
        Words = DraftWords.Of(Draft);
    }

    private async Task Typed(PolicyDraftId id, Guid clause, string kind, string block, CancellationToken ct, string? more = null)
    {
        await Load(id, clause, kind, block, ct);
        desk.AsRead(Draft, Form.Version);
        Form.Take(Request.Form, ModelState);
        More = Kind.Lines.FirstOrDefault(line => line.Key == more) is { IsFlag: true } flag ? Said(flag) : more;
        Form.Choose(Kind, Stored, Words);
        written = Form.Lines(Kind, Stored);
        typed = new DraftBlock(kind, IsNew ? BlockNames.New(Kind, Form, Draft, Clause) : block, [.. written.Select(line => line.Text)]);
        Clause.Blocks = IsNew ? $"{Clause.Blocks.Trim()}\n{typed}".Trim() : DraftBlock.With(Clause.Blocks, typed);
        Preview = ClausePreview.Of(Draft, Clause, before, floor);
    }
}
