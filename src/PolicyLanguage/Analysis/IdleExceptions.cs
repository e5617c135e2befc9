using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>Exceptions that hold in no situation in which their rule would apply, and those that change no answer where they do.</summary>
internal static class IdleExceptions
{
    public static IEnumerable<Finding> Of(Study study)
    {
        foreach (var rule in study.Policy.Rules.Where(rule => rule.Unless.Count + rule.Except.Count > 0))
        {
            var cells = study.Groups.Where(cell => cell.Answers.Rules.Contains(rule, ReferenceEqualityComparer.Instance)).ToList();
            foreach (var unless in rule.Unless)
            {
                var holds = cells.Any(cell => !study.Where(study.Meet(study.Lens.Holds(rule), study.Lens.Condition(unless)), known: false).IsEmpty);
                var written = $"unless {unless.Written}";
                if (Tell(study, cells, rule, written, holds, rule with { Unless = [.. rule.Unless.Where(other => other != unless)] }) is { } finding)
                {
                    yield return finding;
                }
            }

            foreach (var clause in rule.Except)
            {
                var holds = cells.Any(cell => cell.Answers.Rules.Where(other => other.Clause.Id == clause)
                    .Any(other => !study.Where(study.Meet(study.Lens.Holds(rule), cell.Answers.Applies(other)), known: false).IsEmpty));
                if (Tell(study, cells, rule, $"except {clause}", holds, rule with { Except = [.. rule.Except.Where(other => other != clause)] }) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private static Finding? Tell(Study study, List<StudiedGroup> cells, Rule rule, string written, bool holds, Rule without) =>
        !holds ? new Finding(
            FindingKind.IdleException,
            rule.Clause.Id,
            rule.Line,
            $"the exception `{written}` of {RuleNames.Of(study.Policy, rule)} holds in no situation in which the rule would apply",
            "take the line out, or look for a line that contradicts it",
            null)
        : cells.All(cell => IsSame(study, cell, rule, without)) ? new Finding(
            FindingKind.IdleException,
            rule.Clause.Id,
            rule.Line,
            $"the exception `{written}` of {RuleNames.Of(study.Policy, rule)} changes no answer",
            "take the line out, or look at what decides in its place",
            null)
        : null;

    private static bool IsSame(Study study, StudiedGroup cell, Rule rule, Rule without)
    {
        var changed = new GroupAnswers(study.Space, study.Lens, [.. cell.Answers.Rules.Select(other => ReferenceEquals(other, rule) ? without : other)]);
        return changed.Outcome == cell.Answers.Outcome && cell.Answers.Duties.All(duty => cell.Answers.Carries(duty) == changed.Carries(duty));
    }
}
