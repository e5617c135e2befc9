using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Countersign.Policies.Unanswered;
using Countersign.PolicyLanguage.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Ask;

/// <summary>One question after another, and then the answer. Everything said travels in the sealed field, never in the address.</summary>
internal sealed class AboutModel(AskService desk, CountUnanswered counting, ProtectedState inquiries) : PageModel
{
    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Topic { get; set; }

    /// <summary>What somebody wants to do in their own words; empty, not null, where they pressed with an empty box.</summary>
    [BindProperty]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Sentence { get; set; }

    /// <summary>A sealed inquiry to begin with: what a sentence may have meant.</summary>
    [BindProperty]
    public string? Start { get; set; }

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public int? Change { get; set; }

    [BindProperty]
    public string? Reply { get; set; }

    [BindProperty(Name = nameof(Stated))]
    public string[] Stated { get; set; } = [];

    [BindProperty]
    [DisplayName("The date")]
    public DateOnly? Day { get; set; }

    public AskContext Asked { get; private set; } = null!;

    public DraftQuestion Inquiry { get; private set; } = null!;

    public InterviewState? Standing { get; private set; }

    public AnswerPaper? Paper { get; private set; }

    /// <summary>What a sentence that could not be read may have meant, sealed, and in words.</summary>
    public IReadOnlyList<(string Start, string Asks)> Perhaps { get; private set; } = [];

    public IReadOnlyList<string> Actors => [.. Asked.Policy.Words.Of(WordKind.Actor).Select(actor => actor.Name).Distinct()];

    /// <summary>Nothing to show without a form: the beginning is another page.</summary>
    public IActionResult OnGet() => Redirect(PolicyLinks.Ask);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (await desk.Open(ct) is not { } asked)
        {
            return Redirect(PolicyLinks.Ask);
        }

        Asked = asked;
        return Sentence is null ? await Continue(Begun(), ct) : await Hear(ct);
    }

    private DraftQuestion? Begun() =>
        Topic is { } topic ? new DraftQuestion(Asked.Known.Actors[0], topic, []) { ForSelf = true } : inquiries.Open(Start ?? State);

    private async Task<IActionResult> Hear(CancellationToken ct)
    {
        var heard = PlainWords.Read(Asked.Policy, Sentence, Asked.Known);
        if (heard.Inquiry is { } inquiry)
        {
            return await Show(inquiry, ct);
        }

        ModelState.AddModelError(nameof(Sentence), heard.Refusal!);
        Perhaps = [.. heard.Perhaps.Select(one => (inquiries.Close(one), AskWords.Asks(one)))];
        return Page();
    }

    private async Task<IActionResult> Continue(DraftQuestion? before, CancellationToken ct)
    {
        if (before is null || Asked.Standing(before) is not { } standing)
        {
            return Redirect(PolicyLinks.Ask);
        }

        var next = Topic is not null || Start is not null ? before
            : Change is { } which ? before.Change(which)
            : Who is { } who ? before with { Actor = who, AlsoAs = [], ForSelf = Asked.Known.Actors is [var only] && only == who, Told = [], Counted = false }
            : Replies.Take(before, standing.Next, new WrittenReply(Reply, Day, Stated), Asked.Today);
        if (next is Outcome<DraftQuestion>.Done(var after))
        {
            ModelState.Clear();
            (Reply, Day, Stated) = (null, null, []);
            return await Show(after, ct);
        }

        if (ModelState.IsValid && next is Outcome<DraftQuestion>.Refused(var why))
        {
            ModelState.AddModelError(Replies.Field(standing.Next), why.Sentence);
        }

        return await Show(before, ct);
    }

    private async Task<IActionResult> Show(DraftQuestion inquiry, CancellationToken ct)
    {
        if (Asked.Standing(inquiry) is not { } standing)
        {
            return Redirect(PolicyLinks.Ask);
        }

        if (standing.Next is null)
        {
            Paper = await desk.Paper(Asked, inquiry, standing, ct);
            inquiry = await Counted(inquiry, standing.Answer, ct);
        }

        (Inquiry, Standing, State) = (inquiry, standing, inquiries.Close(inquiry));
        return Page();
    }

    private async Task<DraftQuestion> Counted(DraftQuestion inquiry, Answer answer, CancellationToken ct)
    {
        if (inquiry.Counted || !CountUnanswered.IsOpen(answer))
        {
            return inquiry;
        }

        await counting.Count(Asked.Policy, answer, Asked.Today, ct);
        return inquiry with { Counted = true };
    }
}
