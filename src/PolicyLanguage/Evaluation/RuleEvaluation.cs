using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>One document hears a question in its own words.</summary>
/// <param name="Question">Null where the document has no word for who or what is asked about: it is silent then.</param>
internal sealed record PolicyQuestion(PolicyDocument Policy, Question? Question);

/// <summary>A rule that plays a part in the answer: it applies, could apply, or would but for its exception or the end of its waiting time.</summary>
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

/// <summary>Weighs the rules of one document against one situation.</summary>
internal sealed class RuleEvaluation(PolicyDocument policy, Question question)
{
    private readonly RulesAbout about = policy.RulesAbout(question);

    // Of rules that have exceptions, so that none is weighed again for each clause that it is an exception of.
    private Dictionary<string, RuleResult>? known;

    /// <param name="exactly">Nothing narrower than the words of the question is meant.</param>
    public static List<EvaluatedRule> All(PolicyQuestion asked, bool exactly = false) =>
        asked.Question is { } question ? new RuleEvaluation(asked.Policy, question).All(exactly) : [];

    public Truth Applies(Rule rule) => Evaluate(rule).Applies;

    /// <summary>The rules that defeat this one where they apply.</summary>
    public IEnumerable<Rule> Exceptions(Rule rule) =>
        rule.Except.Count == 0 ? [] : about.Matching.Where(other => rule.Except.Contains(other.Clause.Id));

    /// <summary>The rules whose waiting time matters, as nothing else keeps them from applying.</summary>
    public IEnumerable<Rule> Waiting() => about.Waits
        ? [
            .. about.Matching.Where(rule => rule.Until is not null && (Meets(rule) != Truth.False || MayBeMeant(rule, matching: true))),
            .. about.Narrower.Where(rule => rule.Until is not null && MayBeMeant(rule, matching: false)),
        ]
        : [];

    private List<EvaluatedRule> All(bool exactly)
    {
        var evaluated = new List<EvaluatedRule>();
        foreach (var rule in about.Matching)
        {
            var (applies, exceptionHolds, waitIsOver) = Evaluate(rule);
            if (applies != Truth.False || exceptionHolds || waitIsOver)
            {
                evaluated.Add(new EvaluatedRule(policy, question, rule, applies, exceptionHolds, waitIsOver));
            }
        }

        if (!exactly)
        {
            AddNarrow(evaluated, about.Matching, matching: true);
            AddNarrow(evaluated, about.Narrower, matching: false);
        }

        return evaluated;
    }

    private void AddNarrow(List<EvaluatedRule> evaluated, Rule[] rules, bool matching)
    {
        foreach (var rule in rules)
        {
            if (MayBeMeant(rule, matching) && Waits(rule) != Truth.False && Excepted(rule) != Truth.True)
            {
                evaluated.Add(new EvaluatedRule(policy, question, rule, Truth.NotGiven, ExceptionHolds: false, WaitIsOver: false, Narrow: true));
            }
        }
    }

    // Who asks with a wide word may be the very person whom a narrower rule bars; a wide permission must not answer for them.
    private bool MayBeMeant(Rule rule, bool matching)
    {
        if (rule.Verdict > RuleVerdict.Needs)
        {
            return false;
        }

        var (with, on) = (NarrowerTerms.With(rule, question), NarrowerTerms.On(rule, question));
        return (matching ? with || on : NarrowerTerms.Roles(rule, question).Any())
            && (with || Slot(rule.With, question.With) != Truth.False)
            && (on || Slot(rule.On, question.On) != Truth.False)
            && WhenHolds(rule) != Truth.False;
    }

    private RuleResult Evaluate(Rule rule)
    {
        if (rule.Except.Count == 0)
        {
            return EvaluateAnew(rule);
        }

        known ??= [];
        if (!known.TryGetValue(rule.Id, out var result))
        {
            known[rule.Id] = result = EvaluateAnew(rule);
        }

        return result;
    }

    private RuleResult EvaluateAnew(Rule rule)
    {
        var meets = Meets(rule);
        if (meets == Truth.False)
        {
            return default;
        }

        var waits = Waits(rule);
        if (waits == Truth.False)
        {
            return new RuleResult(Truth.False, ExceptionHolds: false, WaitIsOver: true);
        }

        var (holds, excepted) = (TruthLogic.All(meets, waits), Excepted(rule));
        return new RuleResult(TruthLogic.All(holds, excepted.Not()), holds == Truth.True && excepted == Truth.True, WaitIsOver: false);
    }

    private Truth Meets(Rule rule)
    {
        var slots = TruthLogic.All(Slot(rule.With, question.With), Slot(rule.On, question.On));
        return slots == Truth.False ? slots : TruthLogic.All(slots, WhenHolds(rule));
    }

    private Truth WhenHolds(Rule rule)
    {
        var holds = Truth.True;
        for (var place = 0; place < rule.When.Count && holds != Truth.False; place++)
        {
            holds = TruthLogic.All(holds, question.Of(rule.When[place]));
        }

        return holds;
    }

    private Truth Waits(Rule rule) => rule.Until is { } until ? Calendar.Bars(until, question, policy.Front.YearsEnd) : Truth.True;

    private Truth Excepted(Rule rule)
    {
        var excepted = Truth.False;
        for (var place = 0; place < rule.Unless.Count && excepted != Truth.True; place++)
        {
            excepted = TruthLogic.Any(excepted, question.Of(rule.Unless[place]));
        }

        return rule.Except.Count == 0 || excepted == Truth.True
            ? excepted
            : TruthLogic.Any([excepted, .. Exceptions(rule).Select(Applies)]);
    }

    private static Truth Slot(IReadOnlyList<Word> rule, Word? asked)
    {
        if (rule.Count == 0 || asked is null)
        {
            return rule.Count == 0 ? Truth.True : Truth.NotGiven;
        }

        for (var place = 0; place < rule.Count; place++)
        {
            if (asked.IsCoveredBy(rule[place]))
            {
                return Truth.True;
            }
        }

        return Truth.False;
    }

    private readonly record struct RuleResult(Truth Applies, bool ExceptionHolds, bool WaitIsOver);
}
