namespace Countersign.PolicyLanguage;

/// <summary>For whom house rules are written.</summary>
public enum Audience
{
    Pupils,
    Families,
}

/// <summary>What one clause means for the people the house rules are for.</summary>
/// <param name="ToYou">What binds them, said to them.</param>
/// <param name="OfOthers">What binds others towards them, said of those others.</param>
public sealed record HouseRule(Clause Clause, IReadOnlyList<string> ToYou, IReadOnlyList<string> OfOthers);

/// <summary>The part of a policy that matters to people who do not work at the school, in plain sentences made from its rules.</summary>
public static class HouseRules
{
    private static readonly Dictionary<Audience, (string Actor, string[] Others)> Words = new()
    {
        [Audience.Pupils] = ("pupil", ["current pupil"]),
        [Audience.Families] = ("parent", ["parent of a current pupil", "another parent"]),
    };

    /// <summary>Clause by clause in the order of the text; empty where no rule speaks of these people.</summary>
    public static IReadOnlyList<HouseRule> For(PolicyDocument policy, Audience audience)
    {
        var (actor, others) = Words[audience];
        var you = policy.Vocabulary.Find(WordKind.Actor, actor)!;
        var them = others.Select(name => policy.Vocabulary.Find(WordKind.Counterpart, name)!).ToList();
        return
        [
            .. policy.Rules.Where(rule => rule.Verdict != RuleVerdict.Outside).GroupBy(rule => rule.Clause)
                .Select(group => new HouseRule(
                    group.Key,
                    [.. group.Where(rule => Binds(rule, you)).Select(ToYou)],
                    [.. group.Where(rule => !Binds(rule, you) && rule.Verdict is RuleVerdict.Forbid or RuleVerdict.Advise && rule.With.Any(them.Contains)).Select(ReadBack.Sentence)]))
                .Where(rule => rule.ToYou.Count + rule.OfOthers.Count > 0)
                .OrderBy(rule => rule.Clause.Line),
        ];
    }

    // A policy speaks of colleagues; to those who do not work at the school they are its staff.
    private static string ToYou(Rule rule) => ReadBack.SentenceToYou(rule).Replace(" a colleague", " a member of staff", StringComparison.Ordinal);

    private static bool Binds(Rule rule, Word you) => rule.Actors.Any(you.IsCoveredBy);
}
