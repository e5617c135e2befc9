using Countersign.PolicyLanguage.Asking;

namespace Countersign.PolicyLanguage;

/// <summary>Answers questions under one document. Pure: the same document and question always answer the same.</summary>
public static class Asker
{
    // The weightiest verdict that applies decides. Order of rules and lines never does.
    private static readonly RuleVerdict[] Weightiest = [RuleVerdict.Forbid, RuleVerdict.Judge, RuleVerdict.Needs, RuleVerdict.Advise, RuleVerdict.Allow, RuleVerdict.Outside];

    /// <summary>The answer to one situation, with everything it rests on.</summary>
    public static Answer Ask(this PolicyDocument policy, Question question)
    {
        var answer = Decide(policy, question);
        return answer with { Change = Changes.Next(policy, question, answer.Verdict) };
    }

    /// <summary>The verdict alone, for the day asked.</summary>
    internal static Answer Decide(PolicyDocument policy, Question question)
    {
        var weighed = Weighing.All(policy, question);
        var deciding = weighed.Where(one => one.Rule.Verdict != RuleVerdict.Whenever).ToList();
        var verdict = Weightiest.Where(verdict => deciding.Any(one => one.Rule.Verdict == verdict && one.Applies == Truth.True)).Cast<RuleVerdict?>().FirstOrDefault();

        // A rule that cannot be weighed matters where it would outweigh what is known; it never counts as absent.
        var open = deciding.Where(one => one.Applies is Truth.NotGiven or Truth.NotKnown && (verdict is null || one.Rule.Verdict < verdict)).ToList();
        var draft = Base(policy, question, weighed, open.Count == 0 ? verdict : null);
        if (open.Any(one => one.Applies == Truth.NotGiven))
        {
            var missing = Facts.Missing(policy, open.Where(one => one.Applies == Truth.NotGiven).Select(one => one.Rule), question);
            return draft with { Verdict = Verdict.NeedsFacts, Missing = missing, Duties = [] };
        }

        if (open.Count > 0)
        {
            var decider = open.OrderBy(one => one.Rule.Verdict).Select(one => one.Rule.Decider).FirstOrDefault(role => role is not null);
            return draft with { Verdict = Verdict.Judgement, Decider = decider ?? policy.Front.WhenUnknown, Because = "a fact that decides it cannot be known", Duties = [] };
        }

        return verdict is { } decided ? Decided(draft, decided, deciding) : Undecided(policy, question, draft);
    }

    private static Answer Decided(Answer draft, RuleVerdict verdict, List<Weighed> deciding)
    {
        var rules = deciding.Where(one => one.Applies == Truth.True && one.Rule.Verdict == verdict).Select(one => one.Rule).ToList();
        var because = rules.Select(rule => rule.Because).FirstOrDefault(reason => reason is not null);
        return verdict switch
        {
            RuleVerdict.Forbid => draft with { Verdict = Verdict.Forbidden, Because = because },
            RuleVerdict.Judge => draft with { Verdict = Verdict.Judgement, Decider = rules[0].Decider, Because = because },
            RuleVerdict.Needs => draft with { Verdict = Verdict.AllowedOnce, Steps = [.. rules.SelectMany(rule => rule.Needs).Distinct()] },
            RuleVerdict.Advise => draft with { Verdict = Verdict.AdvisedAgainst, Because = because },
            RuleVerdict.Allow => draft with { Verdict = Verdict.Allowed, Because = because },
            _ => draft with { Verdict = Verdict.OutOfScope, Because = because },
        };
    }

    private static Answer Undecided(PolicyDocument policy, Question question, Answer draft)
    {
        if (draft.Duties.Count > 0)
        {
            return draft with { Verdict = Verdict.ToDo };
        }

        // A duty that hangs on a fact nobody gave is worth the question before the text is called silent.
        var missing = Facts.Missing(policy, Weighing.All(policy, question).Where(one => one.Rule.Verdict == RuleVerdict.Whenever && one.Applies == Truth.NotGiven).Select(one => one.Rule), question);
        return missing.Count > 0
            ? draft with { Verdict = Verdict.NeedsFacts, Missing = missing }
            : draft with { Verdict = Verdict.Silent, Decider = policy.Front.WhenSilent };
    }

    private static Answer Base(PolicyDocument policy, Question question, IReadOnlyList<Weighed> weighed, RuleVerdict? verdict)
    {
        // Only what decided, and what adds duties on its own, asks for anything; an overridden permission's duties fall with it.
        var speaking = weighed.Where(one => one.Applies == Truth.True && (one.Rule.Verdict == verdict || one.Rule.Verdict == RuleVerdict.Whenever)).Select(one => one.Rule).ToList();
        return new Answer
        {
            Verdict = Verdict.Silent,
            Question = question,
            Document = policy.Front.Id,
            Hash = policy.Hash,
            Clauses = [.. weighed.Select(one => Cite(one, verdict)).OfType<CitedClause>().OrderBy(cited => cited.Part).DistinctBy(cited => cited.Clause)],
            Duties = [.. speaking.SelectMany(rule => rule.Then).Distinct()],
            FactsUsed = Facts.Used(speaking, question),
            DayCount = speaking.Any(rule => rule.Until is not null) || weighed.Any(one => one.Rule.Until is not null && one.Applies == Truth.False) ? Calendar.Convention : null,
        };
    }

    private static CitedClause? Cite(Weighed weighed, RuleVerdict? verdict)
    {
        ClausePart? part = weighed switch
        {
            { Applies: Truth.True, Rule.Verdict: RuleVerdict.Whenever } => ClausePart.AddsDuty,
            { Applies: Truth.True } when weighed.Rule.Verdict == verdict => ClausePart.Decisive,
            { Applies: Truth.True } => ClausePart.Overridden,
            { ExceptionHolds: true } => ClausePart.ExceptionApplied,
            { Applies: Truth.NotGiven or Truth.NotKnown } when verdict is null || weighed.Rule.Verdict < verdict => ClausePart.CannotTell,
            _ => null,
        };
        return part is { } played ? new CitedClause(weighed.Rule.Clause.Id, weighed.Rule.Clause.Heading, played, weighed.Rule.Strength) : null;
    }
}
