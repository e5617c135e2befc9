using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>
/// Where the text says two things and the document knows it: it says which of two clauses holds, or sends the question to a person. Nothing
/// has to be done; governors who read it may still want one text instead of two.
/// </summary>
internal static class SettledChecks
{
    // How a document begins a reason that tells of its own text.
    private static readonly string[] Openings = ["the text is ambiguous: ", "the text says two things: "];

    public static IEnumerable<Finding> Settled(LintText text) => ByOver(text.Policy).Concat(ByReason(text.Policy));

    // A clause that bars and allows in one breath is read as one.
    private static IEnumerable<Finding> ByOver(PolicyDocument policy) =>
        from rule in policy.Rules
        from over in rule.Over
        where over.Clause != rule.Clause.Id
        group (Rule: rule, Other: over.Clause) by (rule.Clause, Bars: rule.Verdict == RuleVerdict.Forbid, over.Because) into once
        let first = once.First().Rule
        let others = English.And(once.Select(one => $"clause {one.Other}").Distinct())
        select new Finding(FindingKind.Settled, first.Clause.Id, first.Line,
        $"this clause and {others} say different things of `{first.Action.Name}`; the document "
            + $"lets {(once.Key.Bars ? "this one" : others)} win, because {once.Key.Because}", "leave it so, or word the clauses so that they no longer meet");

    private static IEnumerable<Finding> ByReason(PolicyDocument policy) =>
        from rule in policy.Rules
        let opening = Array.Find(Openings, opening => rule.Because?.StartsWith(opening, StringComparison.Ordinal) == true)
        where opening is not null
        group (rule, opening) by (rule.Clause.Id, rule.Because) into once
        let first = once.First()
        select new Finding(
            FindingKind.Settled,
            first.rule.Clause.Id,
            first.rule.Line,
            $"{first.opening[..^2]}{(first.rule.Decider is { } decider ? $", and {Decider.The(decider)} decides" : "")}: "
                + $"{first.rule.Because![first.opening.Length..]}",
            "leave it so, or say in the clause which of the two holds");
}
