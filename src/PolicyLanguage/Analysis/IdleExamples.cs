using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>
/// Examples that decide nothing: they ask of the same actor and action as an earlier one, lead every line of every rule to the same,
/// on the same side of every limit and as near to it, and expect no more. Without them no break of a rule would go unnoticed.
/// </summary>
internal static class IdleExamples
{
    public static IEnumerable<Finding> Of(PolicyDocument policy)
    {
        var earlier = new Dictionary<string, Example>();
        foreach (var example in policy.Examples)
        {
            var lines = Lines(policy, example.Question);
            if (!earlier.TryAdd(lines, example) && earlier[lines] is var first && ExpectsNoMore(example.Expected, first.Expected))
            {
                yield return new Finding(
                    FindingKind.IdleExample,
                    example.Clause.Id,
                    example.Line,
                    $"the example `{example.Id}` tests nothing that `{first.Id}` on line {first.Line} does not",
                    "take it out, or ask it of the other side of a limit, an exception or a word",
                    new Witness(example.Question, example.Text.ReplaceLineEndings(", "), ReadBack.Situation(example)));
            }
        }
    }

    private static bool ExpectsNoMore(Expectation one, Expectation than) =>
        one.Verdict == than.Verdict && (one.Until is null || one.Until == than.Until) && (one.Decider is null || one.Decider == than.Decider)
        && one.Signatures.All(than.Signatures.Contains) && one.Needs.All(than.Needs.Contains)
        && one.Duties.All(than.Duties.Contains) && one.Clauses.All(than.Clauses.Contains);

    private static string Lines(PolicyDocument policy, Question question)
    {
        var rules = policy.RulesFor(question);
        return string.Join('|', (string[])
        [
            English.And(question.Actors.Select(role => role.Name)),
            question.Action.Name,
            string.Join(',', question.NotAs.Select(word => word.Name)),
            question.With is null ? "-" : string.Join(',', rules.Concat(policy.NarrowerRulesFor(question))
                .SelectMany(rule => rule.With).Where(word => word.IsCoveredBy(question.With)).Select(word => word.Name)),
            question.On is null ? "-" : string.Join(',', rules.Concat(policy.NarrowerRulesFor(question))
                .SelectMany(rule => rule.On).Where(word => word.IsCoveredBy(question.On)).Select(word => word.Name)),
            Named(question.With, rules.SelectMany(rule => rule.With)),
            Named(question.On, rules.SelectMany(rule => rule.On)),
            .. rules.SelectMany(rule => rule.When.Concat(rule.Unless)).Select(condition => condition.Test)
                .Distinct().Select(test => $"{test.Fact.Name} {test.AtLeast} {question.Of(test)} {Near(test, question)}"),
            .. rules.SelectMany(rule => rule.Until?.Limbs ?? []).Distinct().Select(limb => Place(policy, limb, question)),
        ]);
    }

    // The number itself and the one below it are what a shifted limit shows in.
    private static string Near(FactTest test, Question question) =>
        test.AtLeast is { } least && question.Counts.TryGetValue(test.Fact, out var count) ? $"{Math.Clamp(count - least, -2, 1)}" : "";

    private static string Named(Word? asked, IEnumerable<Word> rules) =>
        asked is null ? "-" : string.Join(',', rules.Where(asked.IsCoveredBy).Select(word => word.Name).Distinct());

    // The day before a limit, the day itself, and which 29 February it is about, are what a shifted limit shows in.
    private static string Place(PolicyDocument policy, Limb limb, Question question) =>
        question.From(limb) is { } from && question.Asked is { } asked
            ? $"{Math.Clamp(asked.DayNumber - SituationSpace.Limit(policy, limb).FreeDay(from).DayNumber, -2, 1)} {from is { Month: 2, Day: 29 }}"
            : $"{question.IsUnknown(limb)} {limb.From switch { DateFact.Birth => question.Aged, DateFact.Leaving => question.LeftYearsAgo, _ => null }}";
}
