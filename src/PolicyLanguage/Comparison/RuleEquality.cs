using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>Whether rules and vocabularies of two documents say the same.</summary>
internal static class RuleEquality
{
    /// <summary>Whether two rules lead to the same answers wherever the same rules stand around them. Reasons and strength lead to none.</summary>
    public static bool Same(Rule one, Rule other) =>
        one.Id == other.Id && one.Clause.Id == other.Clause.Id && one.Verdict == other.Verdict && one.Decider == other.Decider
        && one.Action.Name == other.Action.Name && Names(one.Actors, other.Actors) && Names(one.With, other.With) && Names(one.On, other.On)
        && Conditions(one.When, other.When) && Conditions(one.Unless, other.Unless) && one.Except.SequenceEqual(other.Except)
        && one.Needs.SequenceEqual(other.Needs) && one.Then.SequenceEqual(other.Then) && Waits(one.Until, other.Until);

    /// <summary>Whether the surroundings of rules are the same: who is asked, how days are counted, and which words belong to which.</summary>
    public static bool SameGround(PolicyDocument one, PolicyDocument other) =>
        one.Front.WhenSilent == other.Front.WhenSilent && one.Front.WhenUnknown == other.Front.WhenUnknown && one.Front.YearsEnd == other.Front.YearsEnd
        && Implied(one).SequenceEqual(Implied(other)) && Covers(one, other, WordKind.Counterpart) && Covers(one, other, WordKind.Channel);

    private static IEnumerable<(string, string)> Implied(PolicyDocument policy) =>
        policy.Vocabulary.Of(WordKind.Fact).SelectMany(fact => fact.Implies.Select(wider => (fact.Name, wider))).Order();

    private static bool Covers(PolicyDocument one, PolicyDocument other, WordKind kind) =>
        one.Vocabulary.Names(kind).All(name => other.Vocabulary.Named(kind, name) is not { } partner
            || partner.Covers.Order().SequenceEqual(one.Vocabulary.Named(kind, name)!.Covers.Order()));

    private static bool Names(IReadOnlyList<Word> one, IReadOnlyList<Word> other) =>
        one.Select(word => word.Name).SequenceEqual(other.Select(word => word.Name));

    private static bool Conditions(IReadOnlyList<Condition> one, IReadOnlyList<Condition> other) =>
        one.Select(condition => condition.Written).SequenceEqual(other.Select(condition => condition.Written));

    private static bool Waits(Waiting? one, Waiting? other) =>
        one is null || other is null ? one is null && other is null : one.Latest == other.Latest
            && one.Limbs.Select(Limb).SequenceEqual(other.Limbs.Select(Limb));

    private static (DateFact From, string? Since, string Length) Limb(Limb limb) => (limb.From, limb.Since?.Name, limb.Length);
}
