using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>Rules that decide in no situation: their lines contradict one another, or something else always outweighs or defeats them.</summary>
internal static class DeadRules
{
    public static IEnumerable<Finding> Of(Study study)
    {
        foreach (var rule in study.Policy.Rules)
        {
            var cells = study.Groups.Where(cell => cell.Answers.Rules.Contains(rule, ReferenceEqualityComparer.Instance)).ToList();
            if (cells.Any(cell => !study.Where(cell.Answers.Decides(rule), known: false).IsEmpty))
            {
                continue;
            }

            yield return cells.Select(cell => (cell, Region: study.Where(
                study.Meet(cell.Answers.Applies(rule), DecisionDiagram.Leaf((int)Truth.True)),
                known: false))).FirstOrDefault(one => !one.Region.IsEmpty) is { cell: not null } outweighed
                ? Outweighed(study, rule, study.Witness(outweighed.cell, outweighed.Region))
                : new Finding(
                    FindingKind.DeadRule,
                    rule.Clause.Id,
                    rule.Line,
                    $"the rule {RuleNames.Of(study.Policy, rule)} applies in no situation",
                    "look for two lines that never hold at once, or an exception that always does",
                    null);
        }
    }

    private static Finding Outweighed(Study study, Rule rule, Witness witness)
    {
        var deciding = PolicyEvaluator.Decide(study.Policy, witness.Question).Clauses.Where(clause => clause.Part == ClausePart.Decisive)
            .Select(clause => clause.Clause).ToList();
        return new Finding(
            FindingKind.DeadRule,
            rule.Clause.Id,
            rule.Line,
            $"the rule {RuleNames.Of(study.Policy, rule)} never decides: something weightier always does"
                + $"{(deciding.Count == 0 ? "" : $", here clause {string.Join(", ", deciding)}")}",
            "take it out, or narrow what outweighs it",
            witness);
    }
}
