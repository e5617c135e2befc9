namespace Countersign.PolicyLanguage.Asking;

/// <summary>A rule and whether it applies.</summary>
internal sealed record Weighed(Rule Rule, Truth Applies, bool ExceptionHolds);

/// <summary>Weighs one rule against one situation.</summary>
internal static class Weighing
{
    public static IReadOnlyList<Weighed> All(PolicyDocument policy, Question question)
    {
        var known = new Dictionary<string, Weighed>();
        return [.. policy.RulesFor(question.Actor, question.Action).Select(rule => Weigh(policy, question, rule, known))];
    }

    private static Weighed Weigh(PolicyDocument policy, Question question, Rule rule, Dictionary<string, Weighed> known)
    {
        if (known.TryGetValue(rule.Id, out var already))
        {
            return already;
        }

        var holds = TruthLogic.All(Parts(rule, question));
        var excepted = holds == Truth.False ? Truth.False : TruthLogic.Any(
        [
            .. rule.Unless.Select(question.Of),
            .. policy.Rules.Where(other => rule.Except.Contains(other.Clause.Id)).Select(other => Reaches(other, question) ? Weigh(policy, question, other, known).Applies : Truth.False),
        ]);
        var weighed = new Weighed(rule, TruthLogic.All([holds, excepted.Not()]), holds == Truth.True && excepted == Truth.True);
        known[rule.Id] = weighed;
        return weighed;
    }

    private static bool Reaches(Rule rule, Question question) => rule.Actors.Any(question.Actor.IsCoveredBy) && question.Action.IsCoveredBy(rule.Action);

    private static IEnumerable<Truth> Parts(Rule rule, Question question)
    {
        yield return Slot(rule.With, question.With);
        yield return Slot(rule.On, question.On);
        foreach (var when in rule.When)
        {
            yield return question.Of(when);
        }

        if (rule.Until is { } until)
        {
            var bars = until.Limbs.Select(limb => Calendar.Bars(limb, question));
            yield return until.Latest ? TruthLogic.Any(bars) : TruthLogic.All(bars);
        }
    }

    private static Truth Slot(IReadOnlyList<Word> rule, Word? asked) =>
        rule.Count == 0 ? Truth.True
        : asked is null ? Truth.NotGiven
        : rule.Any(asked.IsCoveredBy) ? Truth.True
        : Truth.False;
}
