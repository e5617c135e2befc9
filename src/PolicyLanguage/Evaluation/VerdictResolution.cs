using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Turns evaluated rules, of one document or of several layers, into an answer.</summary>
internal static class VerdictResolution
{
    // The weightiest verdict that applies decides. Order of rules and lines never does.
    private static readonly RuleVerdict[] Weightiest =
        [RuleVerdict.Forbid, RuleVerdict.Judge, RuleVerdict.Needs, RuleVerdict.Advise, RuleVerdict.Allow, RuleVerdict.Outside];

    /// <param name="documents">The uppermost first; the last one names who is asked where nothing decides.</param>
    public static Answer Of(IReadOnlyList<PolicyDocument> documents, Question question, IReadOnlyList<EvaluatedRule> heard)
    {
        var deciding = heard.Where(one => !one.SetAside && one.Rule.Verdict != RuleVerdict.Whenever).ToList();
        var verdict =
            Weightiest.Where(verdict => deciding.Any(one => one.Rule.Verdict == verdict && one.Applies == Truth.True)).Cast<RuleVerdict?>().FirstOrDefault();

        // A narrower rule stands in the way of a lighter verdict; silence sends everybody to a person as it is.
        var all = heard.Where(one => !one.Narrow || (verdict is not null && Outweighs(one.Rule, verdict))).ToList();
        var evaluated = all.Where(one => !one.SetAside).ToList();

        // A rule of the law that would set the policies aside matters whatever they say, unless it says the same or they are set aside already.
        var mayOverride = documents.Count > 1 && !all.Any(one => one.Rule.Overrides && one.Applies == Truth.True);

        // A rule that cannot be weighed matters where it would outweigh what is known; it never counts as absent.
        var open = evaluated.Where(one => one.IsOpen
            && (Outweighs(one.Rule, verdict) || (mayOverride && one.Rule.Overrides && one.Rule.Verdict != verdict))).ToList();
        var draft = Base(documents, question, all, open.Count == 0 ? verdict : null);
        if (open.Any(one => one.Applies == Truth.NotGiven))
        {
            return draft with { Verdict = Verdict.NeedsFacts, Missing = AnswerFacts.Missing(open.Where(one => one.Applies == Truth.NotGiven)), Duties = [] };
        }

        if (open.Count > 0)
        {
            var decider = open.OrderBy(one => one.Rule.Verdict).Select(one => one.Rule.Decider).FirstOrDefault(role => role is not null);
            return draft with
            {
                Verdict = Verdict.Judgement,
                Decider = decider ?? documents[^1].Front.WhenUnknown,
                Because = "a fact that decides it cannot be known",
                Duties = [],
            };
        }

        return verdict is { } decided ? Decided(draft, decided, deciding) : Undecided(documents[^1], evaluated, draft);
    }

    private static bool Outweighs(Rule rule, RuleVerdict? verdict) => rule.Verdict != RuleVerdict.Whenever && (verdict is null || rule.Verdict < verdict);

    private static Answer Decided(Answer draft, RuleVerdict verdict, List<EvaluatedRule> deciding)
    {
        var rules = deciding.Where(one => one.Applies == Truth.True && one.Rule.Verdict == verdict).Select(one => one.Rule).ToList();
        var because = rules.Select(rule => rule.Because).FirstOrDefault(reason => reason is not null);
        return verdict switch
        {
            RuleVerdict.Forbid => draft with { Verdict = Verdict.Forbidden, Because = because },
            RuleVerdict.Judge => draft with { Verdict = Verdict.Judgement, Decider = rules[0].Decider, Because = because },
            RuleVerdict.Needs => draft with { Verdict = Verdict.AllowedOnce, Signatures = [.. rules.SelectMany(rule => rule.Needs).Distinct()] },
            RuleVerdict.Advise => draft with { Verdict = Verdict.AdvisedAgainst, Because = because },
            RuleVerdict.Allow => draft with { Verdict = Verdict.Allowed, Because = because },
            _ => draft with { Verdict = Verdict.OutOfScope, Because = because },
        };
    }

    private static Answer Undecided(PolicyDocument lowest, IReadOnlyList<EvaluatedRule> evaluated, Answer draft)
    {
        if (draft.Duties.Count > 0)
        {
            return draft with { Verdict = Verdict.ToDo };
        }

        // A duty that hangs on a fact nobody gave is worth the question before the text is called silent.
        var missing = AnswerFacts.Missing(evaluated.Where(one => one.Rule.Verdict == RuleVerdict.Whenever && one.Applies == Truth.NotGiven));
        return missing.Count > 0
            ? draft with { Verdict = Verdict.NeedsFacts, Missing = missing }
            : draft with { Verdict = Verdict.Silent, Decider = lowest.Front.WhenSilent };
    }

    private static Answer Base(IReadOnlyList<PolicyDocument> documents, Question question, IReadOnlyList<EvaluatedRule> evaluated, RuleVerdict? verdict)
    {
        // Only what decided, and what adds duties on its own, asks for anything; an overridden permission's duties fall with it.
        var applying = evaluated.Where(one => !one.SetAside && one.Applies == Truth.True
            && (one.Rule.Verdict == verdict || one.Rule.Verdict == RuleVerdict.Whenever)).ToList();
        var waiting = applying.Where(one => one.Rule.Until is not null).Concat(evaluated.Where(one => one.WaitIsOver));
        return new Answer
        {
            Verdict = Verdict.Silent,
            Question = question,
            Document = documents[^1].Front.Id,
            Hash = documents[^1].Hash,
            Sources = [.. documents.Select(policy => new AnswerSource(
                policy.Front.Id,
                policy.Front.Title,
                policy.Front.Version,
                policy.Hash,
                policy.Front.Layer))],
            Clauses = [.. evaluated.Select(one => Cite(one, verdict)).OfType<CitedClause>()
                .OrderBy(cited => cited.Part).DistinctBy(cited => (cited.Document, cited.Clause))],
            Duties = [.. applying.SelectMany(one => one.Rule.Then).Distinct()],
            FactsUsed = [.. applying.GroupBy(one => one.Question)
                .SelectMany(heard => AnswerFacts.Used([.. heard.Select(one => one.Rule)], heard.Key)).Distinct()],
            DayCount = waiting.Select(one => one.Policy.Front.YearsEnd).Distinct().ToList() is { Count: > 0 } ends
                ? string.Join(' ', ends.Select(Calendar.Convention))
                : null,
        };
    }

    private static CitedClause? Cite(EvaluatedRule evaluated, RuleVerdict? verdict)
    {
        ClausePart? part = evaluated switch
        {
            { SetAside: true } => evaluated.Applies == Truth.True ? ClausePart.Overridden : null,
            { Applies: Truth.True, Rule.Verdict: RuleVerdict.Whenever } => ClausePart.AddsDuty,
            { Applies: Truth.True } when evaluated.Rule.Verdict == verdict => ClausePart.Decisive,
            { Applies: Truth.True } => ClausePart.Overridden,
            { ExceptionHolds: true } => ClausePart.ExceptionApplied,
            { Applies: Truth.NotGiven or Truth.NotKnown } when verdict is null || evaluated.Rule.Verdict < verdict => ClausePart.CannotTell,
            _ => null,
        };
        return part is { } played
            ? new CitedClause(evaluated.Rule.Clause.Id, evaluated.Rule.Clause.Heading, played, evaluated.Rule.Strength, evaluated.Policy.Front.Id)
            : null;
    }
}
