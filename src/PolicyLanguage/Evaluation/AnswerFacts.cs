using System.Globalization;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Which facts an answer rests on, and which it still lacks.</summary>
internal static class AnswerFacts
{
    private static readonly MissingFact Counterpart = new("counterpart", "Who is the other person?");

    private static readonly MissingFact Channel = new("channel", "Through which account, site or device?");

    private static readonly MissingFact Asked = new("date", "On which day?");

    private static readonly MissingFact Birth = new("birth date", "When were they born?");

    private static readonly MissingFact Leaving = new("leaving date", "When did they leave the school?");

    public static IReadOnlyList<MissingFact> Missing(IEnumerable<EvaluatedRule> rules) =>
        [.. rules.SelectMany(Missing).GroupBy(missing => missing.Name)
            .Select(same => same.First() with { Among = [.. same.SelectMany(missing => missing.Among).Distinct().Order(StringComparer.Ordinal)] })];

    public static IReadOnlyList<string> Used(IReadOnlyList<Rule> rules, Question question)
    {
        var facts = rules.SelectMany(rule => rule.When.Concat(rule.Unless)).Select(condition => condition.Fact).Distinct()
            .Where(fact => question.Facts.ContainsKey(fact))
            .Select(fact => question.Of(fact) switch
            {
                Truth.True => fact.Name,
                Truth.False => "not " + fact.Name,
                _ => fact.Name + " unknown",
            });
        return rules.Any(rule => rule.Until is not null) ? [.. facts, .. Dates(question)] : [.. facts];
    }

    private static IEnumerable<MissingFact> Missing(EvaluatedRule one) =>
    [
        .. one.Narrow ? NarrowerTerms.Missing(one.Rule, one.Question) : [],
        .. WithExceptions(one.Policy, one.Rule, one.Question).SelectMany(rule => Missing(rule, one.Question, one.Policy.Front.YearsEnd)),
    ];

    // What an excepted clause still lacks can lift the rule, so it is asked too.
    private static IEnumerable<Rule> WithExceptions(PolicyDocument policy, Rule rule, Question question) =>
    [
        rule,
        .. RuleEvaluation.Exceptions(policy, rule, question)
            .Where(other => RuleEvaluation.Evaluate(policy, question, other).Applies == Truth.NotGiven)
            .SelectMany(other => WithExceptions(policy, other, question)),
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
            yield return new MissingFact(condition.Fact.Name, condition.Fact.Asks ?? condition.Fact.Name);
        }

        if (rule.Until is not { } until || Calendar.Bars(until, question, ends) != Truth.NotGiven)
        {
            yield break;
        }

        foreach (var limb in until.Limbs.Where(limb => Calendar.Bars(limb, question, ends) == Truth.NotGiven))
        {
            yield return Calendar.FreeDay(limb, question, ends) is not null ? Asked : limb.From == DateFact.Birth ? Birth : Leaving;
        }
    }

    private static IEnumerable<string> Dates(Question question)
    {
        foreach (var (name, day) in ((string, DateOnly?)[])[("born", question.Born), ("left", question.Left), ("asked", question.Asked)])
        {
            if (day is { } known)
            {
                yield return $"{name} {known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
            }
        }

        if (question.Aged is { } age)
        {
            yield return $"aged {age}";
        }

        if (question.LeftYearsAgo is { } years)
        {
            yield return $"left {years} years ago";
        }
    }
}
