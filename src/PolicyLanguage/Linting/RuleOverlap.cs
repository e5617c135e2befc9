using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>Whether two rules can speak of the same thing.</summary>
internal static class RuleOverlap
{
    /// <summary>Whether a rule of the one clause says how it stands to the other.</summary>
    public static bool IsDeclared(PolicyDocument policy, string one, string other) =>
        policy.Rules.Any(rule => (rule.Clause.Id == one && (rule.Over.Any(over => over.Clause == other) || rule.Except.Contains(other)))
            || (rule.Clause.Id == other && (rule.Over.Any(over => over.Clause == one) || rule.Except.Contains(one))));

    /// <summary>Whether somebody could meet both at once, conditions left aside.</summary>
    public static bool Of(Rule one, Rule other) => Share(one.Actors, other.Actors) && MayShare(one.With, other.With) && MayShare(one.On, other.On);

    // No counterpart and no channel means any.
    private static bool MayShare(IReadOnlyList<Word> one, IReadOnlyList<Word> other) => one.Count == 0 || other.Count == 0 || Share(one, other);

    private static bool Share(IReadOnlyList<Word> one, IReadOnlyList<Word> other) =>
        one.Any(word => other.Any(wider => word.IsCoveredBy(wider) || wider.IsCoveredBy(word)));
}
