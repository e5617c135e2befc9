using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>For whom house rules are written.</summary>
public enum Audience
{
    Pupils,
    Families,
}

/// <summary>What one block of a policy means for the people the house rules are for.</summary>
/// <param name="Block">Its kind and its id: <c>rule 9.2-friends</c>.</param>
/// <param name="Lead">What stands over the steps; null where there are none.</param>
/// <param name="Steps">In their order; empty for most blocks.</param>
/// <param name="Sentences">In plain words, said to the reader.</param>
public sealed record HouseEntry(Clause Clause, string Block, string? Lead, IReadOnlyList<string> Steps, IReadOnlyList<string> Sentences);

/// <summary>What belongs to one situation in the reader's life.</summary>
/// <param name="Entries">In the order of the text.</param>
public sealed record HouseSection(string Heading, IReadOnlyList<HouseEntry> Entries);

/// <summary>The part of a policy that matters to people who do not work at the school, in plain sentences made from its blocks.</summary>
public static class HouseRules
{
    /// <summary>
    /// Situation by situation: what they may and must not do, what others must not do to them, whom they tell, what they can start, what they
    /// can count on, and what happens if a rule is broken. Empty where no block speaks of these people. A block that binds staff alone is left out.
    /// </summary>
    public static IReadOnlyList<HouseSection> For(PolicyDocument policy, Audience audience)
    {
        var reader = Reader.Of(policy.Vocabulary, audience);
        return
        [
            .. HouseRuleEntries.Of(policy, reader).Concat(HouseWorkEntries.Of(policy, reader))
                .GroupBy(placed => placed.Heading)
                .OrderBy(group => group.Min(placed => placed.Rank)).ThenBy(group => group.Min(placed => placed.Entry.Clause.Line))
                .Select(group => new HouseSection(group.Key, [.. group.Select(placed => placed.Entry).OrderBy(entry => entry.Clause.Line)])),
        ];
    }
}
