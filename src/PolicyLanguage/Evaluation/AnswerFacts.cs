using System.Globalization;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Which facts an answer rests on, and which it still lacks.</summary>
internal static class AnswerFacts
{
    private static readonly MissingFact Counterpart = new("counterpart", "Who is the other person?") { Kind = MissingFact.WordKind };

    private static readonly MissingFact Channel = new("channel", "Through which account, site or device?") { Kind = MissingFact.WordKind };

    private static readonly MissingFact Asked = new("date", "On which day?") { Kind = MissingFact.DateKind };

    private static readonly MissingFact Birth = new("birth date", "When were they born?") { Kind = MissingFact.DateKind };

    private static readonly MissingFact Leaving = new("leaving date", "When did they leave the school?") { Kind = MissingFact.DateKind };

    public static IReadOnlyList<MissingFact> Missing(IEnumerable<EvaluatedRule> rules) =>
        [.. rules.SelectMany(Missing).GroupBy(missing => missing.Name)
            .Select(same => same.First() with { Among = [.. same.SelectMany(missing => missing.Among).Distinct().Order(StringComparer.Ordinal)] })];

    /// <param name="rules">Those of one document stand together.</param>
    public static IReadOnlyList<string> Used(List<EvaluatedRule> rules)
    {
        var used = new List<string>();
        var dated = false;
        for (var place = 0; place < rules.Count; place++)
        {
            var (rule, question) = (rules[place].Rule, rules[place].Question);
            AddFacts(used, rule.When, question);
            AddFacts(used, rule.Unless, question);
            dated |= rule.Until is not null;
            if (dated && (place + 1 == rules.Count || !ReferenceEquals(rules[place + 1].Question, question)))
            {
                AddDates(used, question);
                dated = false;
            }
        }

        return used;
    }

    private static void AddFacts(List<string> used, IReadOnlyList<Condition> conditions, Question question)
    {
        for (var place = 0; place < conditions.Count; place++)
        {
            var fact = conditions[place].Fact;
            if (question.Counts.TryGetValue(fact, out var count))
            {
                Add(used, string.Create(CultureInfo.InvariantCulture, $"{fact.Name} {count}"));
            }
            else if (question.Facts.TryGetValue(fact, out var truth))
            {
                Add(used, truth switch
                {
                    Truth.True => fact.Name,
                    Truth.False => "not " + fact.Name,
                    _ => fact.Name + " unknown",
                });
            }

            AddImplied(used, fact, question);
        }
    }

    // What was said of others, where it follows from that.
    private static void AddImplied(List<string> used, Word fact, Question question)
    {
        foreach (var narrower in question.FollowsFrom(fact.Name))
        {
            Add(used, narrower.Name);
        }

        foreach (var wider in fact.Implies.Where(question.IsDenied))
        {
            Add(used, "not " + wider);
        }
    }

    private static void AddDates(List<string> used, Question question)
    {
        AddDay(used, "born ", question.Born);
        AddDay(used, "left ", question.Left);
        AddDay(used, "asked ", question.Asked);
        foreach (var (date, day) in question.Dates.OrderBy(date => date.Key.Name, StringComparer.Ordinal))
        {
            AddDay(used, date.Name + " ", day);
        }

        if (question.Aged is { } age)
        {
            Add(used, $"aged {age}");
        }

        if (question.LeftYearsAgo is { } years)
        {
            Add(used, $"left {years} years ago");
        }
    }

    private static void AddDay(List<string> used, string what, DateOnly? day)
    {
        if (day is { } known)
        {
            Add(used, what + known.ToString("O", CultureInfo.InvariantCulture));
        }
    }

    private static void Add(List<string> used, string fact)
    {
        if (!used.Contains(fact))
        {
            used.Add(fact);
        }
    }

    private static IEnumerable<MissingFact> Missing(EvaluatedRule one) =>
    [
        .. one.Narrow ? NarrowerTerms.Missing(one.Rule, one.Question) : [],
        .. WithExceptions(new RuleEvaluation(one.Policy, one.Question), one.Rule).SelectMany(rule => Missing(rule, one.Question, one.Policy.Front.YearsEnd)),
    ];

    // What an excepted clause still lacks can lift the rule, so it is asked too.
    private static IEnumerable<Rule> WithExceptions(RuleEvaluation evaluation, Rule rule) => rule.Except.Count == 0 ? [rule] :
    [
        rule,
        .. evaluation.Exceptions(rule).Where(other => evaluation.Applies(other) == Truth.NotGiven)
            .SelectMany(other => WithExceptions(evaluation, other)),
    ];

    private static IEnumerable<MissingFact> Missing(Rule rule, Question question, YearsEnd ends)
    {
        if (rule.With.Count > 0 && question.With is null)
        {
            yield return Counterpart;
        }

        if (rule.On.Count > 0 && question.On is null)
        {
            yield return Channel;
        }

        foreach (var condition in rule.When.Concat(rule.Unless).Where(condition => question.Of(condition) == Truth.NotGiven))
        {
            yield return new MissingFact(condition.Fact.Name, condition.Fact.Asks ?? condition.Fact.Name)
            {
                Kind = condition.AtLeast is null ? MissingFact.FactKind : MissingFact.NumberKind,
            };
        }

        if (rule.Until is not { } until || Calendar.Bars(until, question, ends) != Truth.NotGiven)
        {
            yield break;
        }

        foreach (var limb in until.Limbs.Where(limb => Calendar.Bars(limb, question, ends) == Truth.NotGiven))
        {
            yield return Calendar.FreeDay(limb, question, ends) is not null ? Asked
                : limb.Since is { } date ? new MissingFact(date.Name, date.Asks ?? date.Name) { Kind = MissingFact.DateKind }
                : limb.From == DateFact.Birth ? Birth : Leaving;
        }
    }
}
