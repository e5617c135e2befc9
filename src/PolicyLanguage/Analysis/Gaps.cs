using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>
/// Situations beside a rule, with the person and on the channel that it names, in which nothing decides. One for each rule at most,
/// and none where an example says that the text is silent there: that author knows.
/// </summary>
internal static class Gaps
{
    public static IEnumerable<Finding> Of(Study study)
    {
        var (told, situations) = (new HashSet<string>(), new HashSet<string>());
        foreach (var cell in study.Groups)
        {
            var silent = study.Space.Diagram.Map(
                cell.Answers.Outcome,
                outcome => study.Space.Outcomes[outcome].Verdict == Verdict.Silent ? (int)Truth.True : (int)Truth.False);
            var beside = cell.Answers.Rules.Where(rule => rule.Verdict != RuleVerdict.Whenever).GroupBy(study.Lens.Slots).ToList();
            foreach (var rules in beside.Where(rules => !rules.All(rule => told.Contains(rule.Id))))
            {
                var gap = study.Meet(rules.Key, silent);
                if (study.Where(gap) is { IsEmpty: false } region && told.Add(rules.First().Id) && !IsKnown(study, cell, gap))
                {
                    told.UnionWith(rules.Select(rule => rule.Id));
                    var witness = study.Witness(cell, region);
                    if (situations.Add(witness.Text))
                    {
                        yield return Tell([.. rules], witness, study.Policy.Front.WhenSilent);
                    }
                }
            }
        }
    }

    private static bool IsKnown(Study study, StudiedGroup cell, int gap) => study.Policy.Examples.Any(example =>
        example.Expected.Verdict == Verdict.Silent
            && example.Question.AlsoAs.Count == 0
            && cell.Asked.Contains((example.Question.Actor.Name, example.Question.Action.Name))
            && study.Space.At(gap, study.Space.PointOf(example.Question)) == 1);

    private static Finding Tell(List<Rule> rules, Witness witness, string asked) => new(
        FindingKind.Gap,
        rules[0].Clause.Id,
        rules[0].Line,
        $"where {(rules.Count == 1 ? $"`{rules[0].Id}` does not apply" : $"none of {string.Join(", ", rules.Select(rule => $"`{rule.Id}`"))} applies")}, "
            + $"nothing decides, and the {asked} is asked",
        "add a rule for the other case, or an example that expects `silent` if that is meant",
        witness);
}
