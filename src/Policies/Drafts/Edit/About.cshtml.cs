using Countersign.Policies.Drafts.Blocks;
using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Drafts.Upload.Clauses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Drafts.Edit;

/// <summary>What stands at the head of a draft: its title, its dates, who looks after it and who is asked where it is silent.</summary>
internal sealed class AboutModel(DraftService desk) : PageModel
{
    [BindProperty]
    public FrontForm Form { get; set; } = new();

    public PolicyDraft Draft { get; private set; } = null!;

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public async Task OnGet(PolicyDraftId id, CancellationToken ct)
    {
        await Load(id, ct);
        Form = FrontForm.Of(Draft);
    }

    [RefusesUnreadable]
    public async Task<IActionResult> OnPost(PolicyDraftId id, CancellationToken ct)
    {
        await Load(id, ct);
        desk.AsRead(Draft, Form.Version);
        foreach (var line in FrontForm.Lines.Where(line => line.Needed is not null && Form.Of(line.Key) is null))
        {
            ModelState.AddModelError(Name(line.Key), line.Needed!);
        }

        foreach (var (key, typed) in Form.NoDates)
        {
            ModelState.AddModelError(Name(key), StatedDates.NoDate(typed));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Take();
        Complain();
        if (ModelState.IsValid && await desk.Save(Draft, ct) is { } refused)
        {
            return this.Refuse(refused);
        }

        return ModelState.IsValid ? this.Done(DraftLinks.Show(id), "The draft is saved") : Page();
    }

    /// <summary>How the box of a line is called in the form.</summary>
    public static string Name(string key) => $"Form.Boxes[{key}]";

    // A heading that repeats the title goes on repeating it.
    private void Take()
    {
        var title = Form.Of("title")!;
        if (Draft.InOrder().FirstOrDefault() is { Level: 1 } first && first.Heading == Draft.Title)
        {
            first.Heading = title;
        }

        Draft.Front = Form.Written(Draft.Front);
        Draft.Title = title;
    }

    // Problems of the clauses do not keep the head from being mended.
    private void Complain()
    {
        var lines = Draft.Front.Split('\n');
        foreach (var problem in DraftReport.Of(Draft).Problems.Where(problem => problem.Line > 1 && problem.Line <= lines.Length + 1))
        {
            ModelState.AddModelError(Name(lines[problem.Line - 2].Split(':')[0]), BlockProblems.Sentence(problem));
        }
    }

    private async Task Load(PolicyDraftId id, CancellationToken ct)
    {
        Draft = await desk.Find(id, ct);
        Roles = DraftWords.Of(Draft).Roles;
    }
}
