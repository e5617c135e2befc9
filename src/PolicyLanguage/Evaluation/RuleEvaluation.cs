using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>One document hears a question in its own words.</summary>
/// <param name="Question">Null where the document has no word for who or what is asked about: it is silent then.</param>
internal sealed record PolicyQuestion(PolicyDocument Policy, Question? Question);

/// <summary>A rule and whether it applies.</summary>
/// <param name="WaitIsOver">It does not apply, and it would if its waiting time still ran.</param>
/// <param name="Narrow">It is about something narrower than what was asked, so it may be meant or not.</param>
/// <param name="SetAside">It applies, and a rule of another layer takes its place.</param>
internal sealed record EvaluatedRule(
    PolicyDocument Policy,
    Question Question,
    Rule Rule,
    Truth Applies,
    bool ExceptionHolds,
    bool WaitIsOver,
    bool Narrow = false,
    bool SetAside = false)
{
    public bool IsOpen => Applies is Truth.NotGiven or Truth.NotKnown;
}

/// <summary>Weighs one rule against one situation.</summary>
internal static class RuleEvaluation
{
    /// <param name="exactly">Nothing narrower than the words of the question is meant.</param>
    public static IReadOnlyList<EvaluatedRule> All(PolicyQuestion asked, bool exactly = false)
    {
        if (asked.Question is not { } question)
        {
            return [];
        }

        var known = new Dictionary<string, EvaluatedRule>();
        var matching = asked.Policy.RulesFor(question).Select(rule => Evaluate(asked.Policy, question, rule, known)).ToList();
        if (exactly)
        {
            return matching;
        }

        var narrower = asked.Policy.RulesFor(question).Where(rule => rule.Verdict <= RuleVerdict.Needs).Concat(asked.Policy.NarrowerRulesFor(question));
        return [.. matching, .. narrower.Select(rule => EvaluateNarrow(asked.Policy, question, rule, known)).OfType<EvaluatedRule>()];
    }

    // Who asks with a wide word may be the very person whom a narrower rule bars; a wide permission must not answer for them.
    private static EvaluatedRule? EvaluateNarrow(PolicyDocument policy, Question question, Rule rule, Dictionary<string, EvaluatedRule> known)
    {
        var (actor, with, on) = (NarrowerTerms.Actor(rule, question), NarrowerTerms.With(rule, question), NarrowerTerms.On(rule, question));
        if (!(actor || with || on) || (!actor && !rule.SpeaksOf(question)))
        {
            return null;
        }

        var waits = rule.Until is { } until ? Calendar.Bars(until, question, policy.Front.YearsEnd) : Truth.True;
        var may = TruthLogic.All(
        [
            with ? Truth.NotGiven : Slot(rule.With, question.With),
            on ? Truth.NotGiven : Slot(rule.On, question.On),
            .. rule.When.Select(question.Of),
            waits,
            .. rule.Unless.Select(unless => question.Of(unless).Not()),
            .. Exceptions(policy, rule, question).Select(other => Evaluate(policy, question, other, known).Applies.Not()),
        ]);
        return may == Truth.False ? null : new EvaluatedRule(policy, question, rule, Truth.NotGiven, ExceptionHolds: false, WaitIsOver: false, Narrow: true);
    }

    public static EvaluatedRule Evaluate(PolicyDocument policy, Question question, Rule rule) => Evaluate(policy, question, rule, []);

    /// <summary>The rules that defeat this one where they apply.</summary>
    public static IEnumerable<Rule> Exceptions(PolicyDocument policy, Rule rule, Question question) =>
        rule.Except.Count == 0 ? [] : policy.RulesFor(question).Where(other => rule.Except.Contains(other.Clause.Id));

    private static EvaluatedRule Evaluate(PolicyDocument policy, Question question, Rule rule, Dictionary<string, EvaluatedRule> known)
    {
        if (known.TryGetValue(rule.Id, out var already))
        {
            return already;
        }

        var waits = rule.Until is { } until ? Calendar.Bars(until, question, policy.Front.YearsEnd) : Truth.True;
        var meets = TruthLogic.All(Parts(rule, question));
        var holds = TruthLogic.All([meets, waits]);
        var excepted = holds == Truth.False ? Truth.False : TruthLogic.Any(
        [
            .. rule.Unless.Select(question.Of),
            .. Exceptions(policy, rule, question).Select(other => Evaluate(policy, question, other, known).Applies),
        ]);
        var evaluated = new EvaluatedRule(
            policy,
            question,
            rule,
            TruthLogic.All([holds, excepted.Not()]),
            holds == Truth.True && excepted == Truth.True,
            meets != Truth.False && waits == Truth.False);
        known[rule.Id] = evaluated;
        return evaluated;
    }

    private static IEnumerable<Truth> Parts(Rule rule, Question question)
    {
        yield return Slot(rule.With, question.With);
        yield return Slot(rule.On, question.On);
        foreach (var when in rule.When)
        {
            yield return question.Of(when);
        }
    }

    private static Truth Slot(IReadOnlyList<Word> rule, Word? asked) =>
        rule.Count == 0 ? Truth.True
        : asked is null ? Truth.NotGiven
        : rule.Any(asked.IsCoveredBy) ? Truth.True
        : Truth.False;
}
