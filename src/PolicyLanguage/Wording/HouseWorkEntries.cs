using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>What routes, procedures, recurring work and ladders mean for the readers of house rules.</summary>
internal static class HouseWorkEntries
{
    public static IEnumerable<PlacedEntry> Of(PolicyLayers layers, PolicyDocument policy, HouseRulesReader reader) =>
    [
        .. policy.Routes.Where(route => route.From.Count == 0 || reader.IsAmong(route.From))
            .Select(route => new PlacedEntry(
                3,
                HouseRulesReader.WhenWorried,
                new Passage(route.Clause, $"route {route.Id}", null, [], [.. Sentences(route, reader)]))),
        .. policy.Procedures.Where(procedure => reader.IsAmong(procedure.Runners.Select(role => policy.Vocabulary.Find(WordKind.Actor, role)).OfType<Word>()))
            .Select(procedure => new PlacedEntry(
                4,
                "What you can start",
                new Passage(procedure.Clause, $"procedure {procedure.Id}", Lead(procedure), ReadBack.Steps(procedure), []))),
        .. layers.Cadences.Where(cadence => ReferenceEquals(
            cadence.Document,
            policy)).Select(cadence => cadence.Said).Where(cadence => reader.IsAmong(cadence.For))
            .Select(cadence => new PlacedEntry(
                5,
                "What you can count on",
                new Passage(cadence.Clause, $"cadence {cadence.Id}", null, [], [Sentence(layers, cadence)]))),
        .. policy.Ladders.Where(ladder => reader.IsAmong(ladder.For))
            .Select(ladder => new PlacedEntry(6, "What happens if a rule is broken", Entry(ladder))),
    ];

    private static IEnumerable<string> Sentences(Route route, HouseRulesReader reader)
    {
        var tell = route.Strength == Strength.May ? "You can tell" : "Tell";
        var said = $"{tell} {ReadBack.To(route.To)}{(route.Within is { } within ? $" within {within}" : "")} about {ReadBack.About(route)}.";
        yield return route.From.Count == 0 ? said : reader.Said(route.From, said);
        foreach (var subject in route.Subjects)
        {
            yield return $"If it is about the {subject.Role}, tell {ReadBack.To(subject.To)}.";
        }

        foreach (var duty in route.Then)
        {
            yield return ReadBack.ToYou(duty);
        }

        if (route.OmissionIsBreach)
        {
            yield return "Keeping quiet about it breaks the rules too.";
        }
    }

    private static string Lead(Procedure procedure) => $"How to {procedure.Id.Replace('-', ' ')}:";

    // A task that concerns these people and not the staff is the school's to see to.
    private static string Sentence(PolicyLayers layers, Cadence cadence)
    {
        string[] every = layers.Every(cadence) is { } interval ? [$"every {(interval.Number == 1 ? interval.ToString()[2..] : interval)}"] : [];
        var times = English.And([.. every, .. cadence.When.Select(when => $"when {when}")]);
        return $"The {cadence.By ?? "school"} will {cadence.Task}{(times.Length == 0 ? "" : " " + times)}."
            + (every.Length == 0 && cadence.EverySetting is not null ? " How often is not settled yet." : "");
    }

    private static Passage Entry(Ladder ladder)
    {
        var voice = GrammaticalVoice.Of(ladder.For);
        return new Passage(
            ladder.Clause,
            $"ladder {ladder.Id}",
            $"If {voice.Who} {voice.Does("break the rules")}, this is what can follow:",
            [.. ladder.Steps.Select(step => ReadBack.Sentence(step.Role is null ? step with { Role = "school" } : step))],
            [.. ladder.Skips.Select(skip => $"The school can go to step {skip.To} at once if {English.And(skip.When.Select(SentenceModel.Of))}.")]);
    }
}
