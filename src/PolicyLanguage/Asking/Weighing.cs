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

    public static Weighed Weigh(PolicyDocument policy, Question question, Rule rule) => Weigh(policy, question, rule, []);

    /// <summary>The rules that defeat this one where they apply.</summary>
    public static IEnumerable<Rule> Exceptions(PolicyDocument policy, Rule rule, Question question) =>
        rule.Except.Count == 0 ? [] : policy.RulesFor(question.Actor, question.Action).Where(other => rule.Except.Contains(other.Clause.Id));

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
            .. Exceptions(policy, rule, question).Select(other => Weigh(policy, question, other, known).Applies),
        ]);
        var weighed = new Weighed(rule, TruthLogic.All([holds, excepted.Not()]), holds == Truth.True && excepted == Truth.True);
        known[rule.Id] = weighed;
        return weighed;
    }

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
            yield return Calendar.Bars(until, question);
        }
    }

    private static Truth Slot(IReadOnlyList<Word> rule, Word? asked) =>
        rule.Count == 0 ? Truth.True
        : asked is null ? Truth.NotGiven
        : rule.Any(asked.IsCoveredBy) ? Truth.True
        : Truth.False;
}
