using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Countersign.Policies.Unanswered;
using Countersign.PolicyLanguage.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Ask;

/// <summary>One question after another, and then the answer. Everything said travels in the sealed field, never in the address.</summary>
internal sealed class AboutModel(AskService desk, CountUnanswered counting, ProtectedState drafts) : PageModel
{
    [BindProperty]
    [StringLength(20_000, ErrorMessage = "What was said must be 20,000 characters or fewer")]
    public string? State { get; set; }

    [BindProperty]
    public string? Topic { get; set; }

    /// <summary>What somebody wants to do in their own words; empty, not null, where they pressed with an empty box.</summary>
    [BindProperty]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    [StringLength(4_000, ErrorMessage = "Your sentence must be 4,000 characters or fewer")]
    public string? Sentence { get; set; }

    /// <summary>A sealed draft to begin with: what a sentence may have meant.</summary>
    [BindProperty]
    [StringLength(20_000, ErrorMessage = "What was said must be 20,000 characters or fewer")]
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

    public DraftQuestion Draft { get; private set; } = null!;

    public InterviewState? Interview { get; private set; }

    public AnswerPaper? Paper { get; private set; }

    /// <summary>What was typed, and what it was understood to say; null from the second page on.</summary>
    public ParsedSentence? Heard { get; private set; }

    /// <summary>Whom to tell first; null where nothing speaks of a child at risk.</summary>
    public SafetyPaper? Safety { get; private set; }

    /// <summary>What a sentence may have meant besides, sealed, and in words.</summary>
    public IReadOnlyList<(string Start, string Asks)> Perhaps { get; private set; } = [];

    public IReadOnlyList<string> Actors => [.. Asked.Policy.Words.Of(WordKind.Actor).Select(actor => actor.Name).Distinct()];

    /// <summary>Nothing to show without a form: the beginning is another page.</summary>
    public IActionResult OnGet() => Redirect(PolicyLinks.Ask);

    [RefusesUnreadable]
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
        Topic is { } topic ? new DraftQuestion(Asked.Known.Actors[0], topic, []) { ForSelf = true } : drafts.Open(Start ?? State);

    private async Task<IActionResult> Hear(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        Heard = PlainWords.Read(Asked.Policy, Sentence, Asked.Known);
        if (Heard.Refusal is { } refusal)
        {
            ModelState.AddModelError(nameof(Sentence), refusal);
            return Page();
        }

        Safety = Heard.SafeguardingFirst ? await desk.Safety(Asked, ct) : null;
        Perhaps = [.. Heard.Perhaps.Select(one => (drafts.Close(one), AskWords.Asks(one)))];
        return Heard.Draft is { } draft && Safety is null ? await Show(draft, ct) : Page();
    }

    private async Task<IActionResult> Continue(DraftQuestion? before, CancellationToken ct)
    {
        if (before is null || Asked.Interview(before) is not { } interview)
        {
            return ModelState.IsValid ? Redirect(PolicyLinks.Ask) : Page();
        }

        if (!ModelState.IsValid)
        {
            return await Show(before, ct);
        }

        var next = Topic is not null || Start is not null ? before
            : Change is { } which ? before.Change(which)
            : Who is { } who ? before with { Actor = who, AlsoAs = [], ForSelf = Asked.Known.Actors is [var only] && only == who, Given = [], Counted = false }
            : Replies.Take(before, interview.Next, new WrittenReply(Reply, Day, Stated), Asked.Today);
        if (next is Outcome<DraftQuestion>.Done(var after))
        {
            ModelState.Clear();
            (Reply, Day, Stated) = (null, null, []);
            return await Show(after, ct);
        }

        if (next is Outcome<DraftQuestion>.Refused(var why))
        {
            ModelState.AddModelError(Replies.Field(interview.Next), why.Sentence);
        }

        return await Show(before, ct);
    }

    private async Task<IActionResult> Show(DraftQuestion draft, CancellationToken ct)
    {
        if (Asked.Interview(draft) is not { } interview)
        {
            return Redirect(PolicyLinks.Ask);
        }

        if (interview.Next is null)
        {
            Paper = await desk.Paper(Asked, draft, interview, ct);
            draft = await Counted(draft, interview.Answer, ct);
        }

        (Draft, Interview, State) = (draft, interview, drafts.Close(draft));
        return Page();
    }

    private async Task<DraftQuestion> Counted(DraftQuestion draft, Answer answer, CancellationToken ct)
    {
        if (draft.Counted || !CountUnanswered.IsOpen(answer))
        {
            return draft;
        }

        await counting.Count(Asked.Policy, answer, Asked.Today, ct);
        return draft with { Counted = true };
    }
}
