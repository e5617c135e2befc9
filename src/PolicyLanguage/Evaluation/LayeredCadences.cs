using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>What recurs under several documents.</summary>
internal static class LayeredCadences
{
    /// <summary>
    /// All of it. Two of one task and the same people are one where it can be told which comes round more often: it has that interval, both
    /// documents' triggers, the earlier date and the longer notice. Where it cannot be told, both stand.
    /// </summary>
    public static IReadOnlyList<Layered<Cadence>> Of(PolicyLayers layers) => layers.Documents.Aggregate(
        new List<Layered<Cadence>>(),
        (above, document) => LayerUnion.InOrder(
            above,
            [.. document.Cadences.Select(cadence => new Layered<Cadence>(cadence, document))],
            (upper, lower) => Both(layers, upper, lower),
            _ => 0));

    private static Layered<Cadence>? Both(PolicyLayers layers, Layered<Cadence> upper, Layered<Cadence> lower)
    {
        var (one, other) = (upper.Said, lower.Said);
        var (every, often) = (layers.Every(one), layers.Every(other));
        var shorter = every is null || often is null ? every ?? often : Interval.Shorter(every, often);
        if (!IsSame(one, other) || (shorter is null && every is not null))
        {
            return null;
        }

        // Who does it, and how strongly it is meant, is the upper document's to say; the clause is that of the interval that stands.
        var stands = shorter is null || shorter == every ? upper : lower;
        return stands with
        {
            Said = stands.Said with
            {
                Every = shorter,
                EverySetting = shorter is null ? one.EverySetting ?? other.EverySetting : null,
                When = [.. one.When.Union(other.When, StringComparer.OrdinalIgnoreCase)],
                Due = one.Due is null || other.Due?.Day < one.Due.Day ? other.Due : one.Due,
                By = one.By ?? other.By,
                Remind = Longer(one.Remind, other.Remind),
                Strength = one.Strength < other.Strength ? one.Strength : other.Strength,
            },
        };
    }

    // The upper one's, where it hangs on the calendar which is longer.
    private static Interval? Longer(Interval? one, Interval? other) =>
        one is null || other is null ? one ?? other : Interval.Shorter(one, other) == one ? other : one;

    private static bool IsSame(Cadence one, Cadence other) =>
        Phrase.Key(one.Task) == Phrase.Key(other.Task) && one.For.Select(word => word.Name).ToHashSet().SetEquals(other.For.Select(word => word.Name))
        && (one.By is null || other.By is null || string.Equals(one.By, other.By, StringComparison.OrdinalIgnoreCase));
}
