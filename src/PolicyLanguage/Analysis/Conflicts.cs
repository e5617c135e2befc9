using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>
/// A permission of one clause and a bar of another that apply at once, where whoever reads the permission could take it for the last word. The bar wins;
/// the author may not know that they meet. Told once for each bar and clause.
/// </summary>
internal static class Conflicts
{
    public static IEnumerable<Finding> Of(Study study)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var cell in study.Groups)
        {
            foreach (var permit in cell.Answers.Rules.Where(rule => rule.Verdict is RuleVerdict.Allow or RuleVerdict.Needs))
            {
                foreach (var forbid in cell.Answers.Rules.Where(rule => rule.Verdict == RuleVerdict.Forbid
                    && !IsDeclared(permit, rule) && !IsSpecialCase(rule, permit) && !seen.Contains((permit.Clause.Id, rule.Id))))
                {
                    var region = study.Where(study.Meet(cell.Answers.Applies(permit), cell.Answers.Applies(forbid)));
                    if (!region.IsEmpty && seen.Add((permit.Clause.Id, forbid.Id)))
                    {
                        yield return Tell(permit, forbid, study.Witness(cell, region));
                    }
                }
            }
        }
    }

    // The rules of one clause are read together: a yes beside its no is how a clause is written.
    private static bool IsDeclared(Rule one, Rule other) =>
        one.Clause.Id == other.Clause.Id || one.Over.Any(over => over.Clause == other.Clause.Id) || other.Over.Any(over => over.Clause == one.Clause.Id);

    // A bar on a special case of what is allowed is how a rule and its limit are written. Where the permission is as special as the bar, or in some way more,
    // its reader has reason to think that it was made for just this.
    private static bool IsSpecialCase(Rule forbid, Rule permit) =>
        IsWithin(forbid.Actors, permit.Actors) && forbid.Action.IsCoveredBy(permit.Action)
        && IsWithin(forbid.With, permit.With) && IsWithin(forbid.On, permit.On)
        && permit.When.All(forbid.When.Contains)
        && (forbid.When.Count > permit.When.Count || (forbid.Until is not null && permit.Until is null) || !permit.Action.IsCoveredBy(forbid.Action)
            || !IsWithin(permit.Actors, forbid.Actors) || !IsWithin(permit.With, forbid.With) || !IsWithin(permit.On, forbid.On));

    // An empty list is anybody or anywhere.
    private static bool IsWithin(IReadOnlyList<Word> some, IReadOnlyList<Word> all) =>
        all.Count == 0 || (some.Count > 0 && some.All(word => all.Any(word.IsCoveredBy)));

    private static Finding Tell(Rule permit, Rule forbid, Witness witness) => new(
        FindingKind.Conflict,
        forbid.Clause.Id,
        forbid.Line,
        $"the bar `{forbid.Id}` also reaches what `{permit.Id}` of clause {permit.Clause.Id} allows, and the bar wins",
        $"if that is meant, add `over {permit.Clause.Id} because …` to `{forbid.Id}`; if not, add `except {permit.Clause.Id}` to it",
        witness);
}
