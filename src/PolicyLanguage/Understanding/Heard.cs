using System.Globalization;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>An action that the lexicon hears, and how much speaks for it.</summary>
internal sealed record ActionHeard(string Name, double Weight, IReadOnlyList<Found> Said);

/// <summary>Everything that the lexicon hears in one sentence.</summary>
internal sealed class Heard
{
    // What a second way of saying the same adds.
    private const double Again = 0.2;

    private const int MostAgain = 3, WordsOfALanguage = 3;

    private readonly Dictionary<string, List<Found>> found;

    public Heard(TokenLine line, Lexicon lexicon, string asker)
    {
        (Line, Asker) = (line, asker);
        found = lexicon.Blocks.ToDictionary(block => block.Key, block => block.Value.Find(line, asker));
        var people = Widest(found["counterpart"]).OrderBy(person => person.From).ToList();
        PeopleInOrder = [.. people.Select(person => person.Entry.Name)];
        Channels = [.. Widest(found["channel"]).Select(channel => channel.Entry.Name).Distinct()];
        Actions = [.. found["action"].GroupBy(action => action.Entry.Name).Select(Action)
            .OrderByDescending(action => action.Weight).ThenBy(action => action.Name, StringComparer.Ordinal)];
        Facts = found["fact"].Select(fact => fact.Entry.Name.Split('=')).GroupBy(fact => fact[0])
            .ToDictionary(group => group.Key, group => group.All(fact => fact.Length == 1), StringComparer.Ordinal);
        Place = Places.First(line, lexicon);
        Classes = [.. lexicon.Classes.Select(one => one.Name).Where(line.Has)];
        Clusters = [.. Enumerable.Range(0, line.Count).Where(at => !line[at].IsEnd)
            .Select(at => lexicon.Cluster(line[at].Text) ?? lexicon.Cluster(line[at].Stem)).OfType<int>().Distinct()];
        Language = found["language"].GroupBy(word => word.Entry.Name, word => line[word.From].Text)
            .Select(group => (group.Key, Words: group.Distinct().Count()))
            .Where(language => language.Words >= WordsOfALanguage).OrderByDescending(language => language.Words).FirstOrDefault().Key;
    }

    public TokenLine Line { get; }

    public string Asker { get; }

    public IReadOnlyList<ActionHeard> Actions { get; }

    public IReadOnlyDictionary<string, bool> Facts { get; }

    /// <summary>The people in the order in which they are named.</summary>
    public IReadOnlyList<string> PeopleInOrder { get; }

    public IReadOnlyList<string> Channels { get; }

    public IReadOnlyList<string> Classes { get; }

    public IReadOnlyList<int> Clusters { get; }

    /// <summary>The network, app or game that is named first.</summary>
    public Place? Place { get; }

    /// <summary>Another language than English, where three different words of it are heard.</summary>
    public string? Language { get; }

    /// <summary>When somebody was born or left, as far as it was said.</summary>
    public IReadOnlyList<SaidDate> Dates { get; init; } = [];

    public int? Aged => Years("old", "now");

    public int? YearsGone => Years("ago");

    public IReadOnlyList<string> NotUnderstood =>
        [.. Enumerable.Range(0, Line.Count).Where(at => Line[at].IsUnknown && !Line.IsFiller(at)).Select(at => Line[at].Typed).Distinct()];

    public IReadOnlyList<Found> Of(string block) => found[block];

    /// <summary>The words that speak for an action, as they were typed.</summary>
    public IReadOnlyList<string> RestsOn(string action) => [.. (Actions.FirstOrDefault(heard => heard.Name == action)?.Said ?? [])
        .OrderByDescending(said => said.Weight).Take(3).Select(said => Line.Typed(said.From, said.End)).Distinct()];

    private static ActionHeard Action(IGrouping<string, Found> group)
    {
        var said = group.OrderByDescending(one => one.Weight).ToList();
        return new ActionHeard(group.Key, said[0].Weight + (Again * Math.Min(said.Count - 1, MostAgain)), said);
    }

    // Of stretches that lie within one another the widest counts.
    private static List<Found> Widest(List<Found> all) => [.. all.Where(one => !all.Exists(other =>
        !ReferenceEquals(one, other) && other.From <= one.From && other.End >= one.End && other.End - other.From > one.End - one.From))];

    private int? Years(params string[] after)
    {
        for (var at = 0; at + 1 < Line.Count; at++)
        {
            if (Line[at].Is("#") && int.TryParse(Line[at].Text, CultureInfo.InvariantCulture, out var years) && years is > 0 and < 100
                && Enumerable.Range(at + 1, Math.Min(2, Line.Count - at - 1)).Any(next => after.Contains(Line[next].Text)))
            {
                return years;
            }
        }

        return null;
    }
}
