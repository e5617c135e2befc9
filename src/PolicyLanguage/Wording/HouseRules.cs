using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>For whom house rules are written.</summary>
public enum Audience
{
    Pupils,
    Families,
}

/// <summary>What belongs to one situation in the reader's life.</summary>
/// <param name="Entries">In the order of the text, those of the lowest document first.</param>
public sealed record HouseSection(string Heading, IReadOnlyList<Passage> Entries);

/// <summary>The part of a policy, and of what stands above it, that matters to people outside the school, in plain sentences made from its blocks.</summary>
public static class HouseRules
{
    /// <summary>
    /// Situation by situation: what they may and must not do, what others must not do to them, whom they tell, what they can start, what they
    /// can count on, and what happens if a rule is broken. Empty where no block speaks of these people. A block that binds staff alone is left out.
    /// </summary>
    public static IReadOnlyList<HouseSection> For(PolicyLayers layers, Audience audience)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var told = layers.Documents.Reverse().Aggregate(new List<PlacedEntry>(), (below, document) =>
            [.. below, .. Of(layers, document, audience).Where(placed => !below.Exists(other => other.Entry.SaysTheSameAs(placed.Entry)))]);
        return
        [
            .. told.Index().GroupBy(placed => placed.Item.Heading)
                .OrderBy(group => group.Min(placed => placed.Item.Rank)).ThenBy(group => group.Min(placed => placed.Index))
                .Select(group => new HouseSection(group.Key, [.. group.Select(placed => placed.Item.Entry)])),
        ];
    }

    // In the order of the text. What the lowest document says itself is not named after it.
    private static IEnumerable<PlacedEntry> Of(PolicyLayers layers, PolicyDocument document, Audience audience)
    {
        var reader = HouseRulesReader.Of(document.Vocabulary, audience);
        var name = ReferenceEquals(document, layers.Lowest) ? null : document.Front.Id;
        return HouseRuleEntries.Of(layers, document, reader).Concat(HouseWorkEntries.Of(layers, document, reader))
            .OrderBy(placed => placed.Entry.Clause.Line).Select(placed => placed with { Entry = placed.Entry with { Document = name } });
    }
}
