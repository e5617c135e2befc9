using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>What an answer says that people act upon.</summary>
/// <param name="Signatures">The signatures in their order, in words.</param>
internal sealed record AnswerOutcome(Verdict Verdict, string? Decider = null, string Signatures = "");

/// <summary>How far the answer has come while the rules of one actor and action are weighed, the weightiest first, those of one weight by their ids.</summary>
internal readonly record struct OutcomeAccumulator()
{
    private const int None = -1;

    /// <summary>The verdict of the rules that decided, and nothing weightier waits for a fact.</summary>
    public RuleVerdict? Decided { get; private init; }

    /// <summary>Something weightier waits for a fact that could be given.</summary>
    private bool Asks { get; init; }

    /// <summary>Something weightier waits for a fact that nobody knows.</summary>
    private bool Open { get; init; }

    /// <summary>The weightiest verdicts that wait.</summary>
    private RuleVerdict? NotGiven { get; init; }

    private RuleVerdict? NotKnown { get; init; }

    /// <summary>Places of the rules that name who decides.</summary>
    private int OpenBy { get; init; } = None;

    private int By { get; init; } = None;

    private ulong Steps { get; init; }

    private bool ToDo { get; init; }

    private bool DutyAsks { get; init; }

    /// <summary>Whether nothing decides and nothing waits, so that only duties can still follow.</summary>
    private bool IsUndecided => Decided is null && !Asks && !Open && NotGiven is null && NotKnown is null;

    /// <summary>The verdict whose rules ask for their duties: <c>Whenever</c> where nothing decides, null where a fact is waited for.</summary>
    public RuleVerdict? Speaks => Decided ?? (IsUndecided ? RuleVerdict.Whenever : null);

    /// <summary>Takes in one more rule.</summary>
    public OutcomeAccumulator Next(IReadOnlyList<Rule> ranked, int place, Truth applies)
    {
        var rule = ranked[place];
        if (Asks || Open || applies == Truth.False || Decided < rule.Verdict)
        {
            return this;
        }

        if (NotGiven < rule.Verdict)
        {
            return new OutcomeAccumulator { Asks = true };
        }

        return rule.Verdict == RuleVerdict.Whenever ? Duty(ranked, rule, applies) : Weigh(ranked, place, applies);
    }

    /// <summary>The answer when every rule has been weighed.</summary>
    public AnswerOutcome End(IReadOnlyList<Rule> ranked, FrontMatter front)
    {
        var steps = Steps;
        return Asks || (Decided is null && NotGiven is not null) ? new AnswerOutcome(Verdict.NeedsFacts)
            : Open || (Decided is null && NotKnown is not null) ? new AnswerOutcome(
                Verdict.Judgement,
                OpenBy == None ? front.WhenUnknown : ranked[OpenBy].Decider)
            : Decided switch
            {
                RuleVerdict.Forbid => new AnswerOutcome(Verdict.Forbidden),
                RuleVerdict.Judge => new AnswerOutcome(Verdict.Judgement, ranked[By].Decider),
                RuleVerdict.Needs => new AnswerOutcome(
                    Verdict.AllowedOnce,
                    Signatures: string.Join(", then ", ranked.Where((_, place) => (steps & Bit(place)) != 0).SelectMany(rule => rule.Needs).Distinct())),
                RuleVerdict.Advise => new AnswerOutcome(Verdict.AdvisedAgainst),
                RuleVerdict.Allow => new AnswerOutcome(Verdict.Allowed),
                RuleVerdict.Outside => new AnswerOutcome(Verdict.OutOfScope),
                _ => ToDo
                    ? new AnswerOutcome(Verdict.ToDo)
                    : DutyAsks ? new AnswerOutcome(Verdict.NeedsFacts) : new AnswerOutcome(Verdict.Silent, front.WhenSilent),
            };
    }

    private static ulong Bit(int place) => place < 64 ? 1UL << place : throw new NotSupportedException("more than 64 rules speak of one actor and action");

    private OutcomeAccumulator Weigh(IReadOnlyList<Rule> ranked, int place, Truth applies)
    {
        var rule = ranked[place];
        return (Decided, applies) switch
        {
            (null, Truth.True) when NotKnown < rule.Verdict =>
                new OutcomeAccumulator { Open = true, OpenBy = OpenBy != None && ranked[OpenBy].Verdict < rule.Verdict ? OpenBy : None },
            (null, Truth.True) => new OutcomeAccumulator
            {
                Decided = rule.Verdict,
                By = rule.Verdict == RuleVerdict.Judge ? place : None,
                Steps = rule.Verdict == RuleVerdict.Needs ? Bit(place) : 0,
            },
            (null, Truth.NotGiven) => this with { NotGiven = NotGiven ?? rule.Verdict },
            (null, _) => this with { NotKnown = NotKnown ?? rule.Verdict, OpenBy = OpenBy == None && rule.Decider is not null ? place : OpenBy },
            (RuleVerdict.Needs, Truth.True) => this with { Steps = Steps | Bit(place) },
            _ => this,
        };
    }

    private OutcomeAccumulator Duty(IReadOnlyList<Rule> ranked, Rule rule, Truth applies) =>
        NotKnown is not null ? new OutcomeAccumulator { Open = true, OpenBy = OpenBy }
        : applies == Truth.True ? this with { ToDo = ToDo || rule.Then.Count > 0 }
        : applies == Truth.NotGiven ? this with { DutyAsks = true }
        : this;
}
