using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>What happens otherwise after a breach: for each person, the steps that result in every situation.</summary>
internal sealed class LadderComparison(PolicyLayers old, PolicyLayers @new, DifferenceWording telling)
{
    private readonly TermSummary words = new(old, @new);

    // One ladder is that of many people, and two are compared once.
    private readonly Dictionary<((string, string)?, (string, string)?), bool> same = [];

    public IEnumerable<PracticeChange> Run()
    {
        var pairs = words.Names(WordKind.Actor).SelectMany(actor => BlockMatcher.Of(
            Of(old, actor),
            Of(@new, actor),
            IsKnownSame,
            ladder => ladder.Said.Id,
            _ => "").Select(pair => (Actor: actor, pair.Before, pair.After)));
        return pairs.GroupBy(pair => (Named(pair.Before), Named(pair.After)))
            .SelectMany(group => Tell([.. group.Select(pair => pair.Actor)], group.First().Before, group.First().After));
    }

    private static List<Layered<Ladder>> Of(PolicyLayers policy, string actor) =>
        policy.Vocabulary.Named(WordKind.Actor, actor) is { } word ? [.. policy.LaddersFor(word)] : [];

    private static (string, string)? Named(Layered<Ladder>? ladder) => ladder is null ? null : (ladder.Document.Front.Id, ladder.Said.Id);

    private bool IsKnownSame(Layered<Ladder> before, Layered<Ladder> after)
    {
        var pair = (Named(before), Named(after));
        return same.TryGetValue(pair, out var known) ? known : same[pair] = Same(before.Said, after.Said);
    }

    private static bool Same(Ladder one, Ladder other) =>
        one.Strength == other.Strength && Steps(one, other).Ways("; ").Count == 0 && Skips(one).ToHashSet().SetEquals(Skips(other));

    private static StepListDifference Steps(Ladder? one, Ladder? other) => new(Steps(one), Steps(other));

    private static List<ConditionalStep> Steps(Ladder? ladder) => [.. (ladder?.Steps ?? []).Select(WorkWords.Of)];

    // A step is named by what it is and not by its number, which another step before it would change.
    private static IEnumerable<string> Skips(Ladder? ladder) => (ladder?.Skips ?? []).Select(skip =>
        $"“{WorkWords.Of(ladder!.Steps.First(step => step.Number == skip.To)).What}” may be reached at once "
            + $"if {English.And(skip.When.Select(SentenceModel.Of).Distinct().Order(StringComparer.Ordinal))}");

    private IEnumerable<PracticeChange> Tell(List<string> actors, Layered<Ladder>? from, Layered<Ladder>? to)
    {
        var (before, after) = (from?.Said, to?.Said);
        var who = $"When it is {words.People(actors)}";
        (string Situation, TwoSides Sides)[] told =
        [
            .. Steps(before, after).Ways("; ").Select(way => (way.Where.Length == 0 ? who : $"{who} where {way.Where}", telling.Both(way.Before, way.After))),
            (who, telling.Both(Skips(before), Skips(after))),
            ($"{who}: how strongly it is meant", before is not null && after is not null && before.Strength != after.Strength
                ? telling.Both(WorkWords.Of(before.Strength), WorkWords.Of(after.Strength))
                : TwoSides.None),
        ];
        return told.Where(one => !one.Sides.IsNone).Select(one => new PracticeChange(PracticePart.Breaches, one.Situation, one.Sides)
        {
            ClausesBefore = WorkWords.Clauses(old, from, ladder => ladder.Clause),
            ClausesAfter = WorkWords.Clauses(@new, to, ladder => ladder.Clause),
        });
    }
}
