using Countersign.Policies.Unanswered;
using Countersign.PolicyLanguage.Model;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Countersign.Policies.Ask;

/// <summary>One question after another, and then the answer: the same for those who are signed in and for those who come from the house rules.</summary>
/// <param name="counting">Null where what stays open is not counted: of those who are not signed in nothing is kept, not even that they asked.</param>
internal sealed class Conversation(AskContext asked, AskService desk, CountUnanswered? counting, ProtectedState drafts)
{
    public AskContext Asked => asked;

    public DraftQuestion Draft { get; private set; } = null!;

    public InterviewState? Interview { get; private set; }

    public AnswerPaper? Paper { get; private set; }

    /// <summary>What was typed, and what it was understood to say; null from the second page on.</summary>
    public ParsedSentence? Heard { get; private set; }

    /// <summary>Whom to tell first; null where nothing speaks of a child at risk.</summary>
    public SafetyPaper? Safety { get; private set; }

    /// <summary>What a sentence may have meant besides, sealed, and in words.</summary>
    public IReadOnlyList<(string Start, string Asks)> Perhaps { get; private set; } = [];

    /// <summary>What was asked in the same breath, sealed, and in words; shown with the answer.</summary>
    public IReadOnlyList<(string Start, string Asks)> Also => [.. (Draft?.Also ?? []).Select(Sealed)];

    /// <summary>Whoever typed what was not understood may send it to those who look after the policy.</summary>
    public bool MaySend => counting is not null && Heard is { Refusal: null, Draft: null, PassageAnswers: false };

    public string Title => Interview is { Next: { } next } ? next.Question
        : Interview is not null ? "The answer"
        : Safety is not null ? "Could a child be at risk? Tell somebody now"
        : Heard is { PassageAnswers: true } ? "What the policy says"
        : Perhaps.Count > 0 ? "Which of these do you mean?"
        : Heard is { Refusal: null } ? "The policy may have no answer to that" : "What do you want to do?";

    public IReadOnlyList<string> Actors => [.. asked.Policy.Words.Of(WordKind.Actor).Select(actor => actor.Name).Distinct()];

    /// <summary>Sends the sentence to those who look after the policy. False where it is empty or longer than what is sent, which the form says.</summary>
    public async Task<bool> Send(AskForm form, ModelStateDictionary errors, CancellationToken ct)
    {
        if (counting is null || !errors.IsValid || form.Sentence?.Trim() is not { Length: > 0 and <= SentSentence.Longest } sentence)
        {
            errors.TryAddModelError(nameof(form.Sentence), $"What is sent must be one sentence of {SentSentence.Longest} characters or fewer");
            return false;
        }

        await counting.Send(asked.Policy, asked.Known.Actors, sentence, asked.Today, ct);
        return true;
    }

    /// <summary>Takes what was sent. False where there is nothing to go on with: then the beginning is shown.</summary>
    public Task<bool> Take(AskForm form, ModelStateDictionary errors, CancellationToken ct) =>
        form.Sentence is null ? Continue(form, Begun(form), errors, ct) : Hear(form, errors, ct);

    private DraftQuestion? Begun(AskForm form) =>
        form.Topic is { } topic ? new DraftQuestion(asked.Known.Actors[0], topic, []) { ForSelf = true } : drafts.Open(form.Start ?? form.State);

    private async Task<bool> Hear(AskForm form, ModelStateDictionary errors, CancellationToken ct)
    {
        if (!errors.IsValid)
        {
            return true;
        }

        Heard = PlainWords.Read(asked.Policy, form.Sentence, asked.Known, asked.Today);
        if (Heard.Refusal is { } refusal)
        {
            errors.AddModelError(nameof(form.Sentence), refusal);
            return true;
        }

        Heard = form.Find ? Heard.LookedUp() : Heard;
        Safety = Heard.SafeguardingFirst ? await desk.Safety(asked, ct) : null;
        Perhaps = [.. Heard.Perhaps.Select(Sealed)];
        if (counting is not null && Heard is { Draft: null, SafeguardingFirst: false, PassageAnswers: false })
        {
            var nearest = Heard.Perhaps is [var first, ..] ? first.Action : "";
            await counting.CountNotUnderstood(asked.Policy, asked.Known.Actors, form.Sentence!, nearest, asked.Today, ct);
        }

        return Heard.Draft is not { } draft || Safety is not null || await Show(form, draft, ct);
    }

    private async Task<bool> Continue(AskForm form, DraftQuestion? before, ModelStateDictionary errors, CancellationToken ct)
    {
        if (before is null || asked.Interview(before) is not { } interview)
        {
            return !errors.IsValid;
        }

        if (!errors.IsValid)
        {
            return await Show(form, before, ct);
        }

        var next = form.Topic is not null || form.Start is not null ? before
            : form.Change is { } which ? before.Change(which)
            : form.Who is { } who && !asked.Door.IsPublic ? before.By(who, asked.Known)
            : Replies.Take(before, interview.Next, new WrittenReply(form.Reply, form.Day, form.Stated, form.Count), asked.Today);
        if (next is Outcome<DraftQuestion>.Done(var after))
        {
            errors.Clear();
            (form.Reply, form.Day, form.Stated, form.Count) = (null, null, [], null);
            return await Show(form, after, ct);
        }

        if (next is Outcome<DraftQuestion>.Refused(var why))
        {
            errors.AddModelError(Replies.Field(interview.Next), why.Sentence);
        }

        return await Show(form, before, ct);
    }

    private async Task<bool> Show(AskForm form, DraftQuestion draft, CancellationToken ct)
    {
        if (asked.Interview(draft) is not { } interview)
        {
            return false;
        }

        if (interview.Next is null)
        {
            Paper = await desk.Paper(asked, draft, interview, ct);
            draft = await Counted(draft, interview.Answer, ct);
        }

        (Draft, Interview, form.State) = (draft, interview, drafts.Close(draft));
        return true;
    }

    private async Task<DraftQuestion> Counted(DraftQuestion draft, Answer answer, CancellationToken ct)
    {
        if (draft.Counted || counting is null || !CountUnanswered.IsOpen(answer))
        {
            return draft;
        }

        await counting.Count(asked.Policy, answer, asked.Today, ct);
        return draft with { Counted = true };
    }

    private (string Start, string Asks) Sealed(DraftQuestion draft) => (drafts.Close(draft), AskWords.Asks(draft));
}
