using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>Puts the likeliest actions, people and channels together into readings.</summary>
internal sealed class Combinations(Heard heard, Dictionary<string, float> features, IReadOnlyDictionary<string, LinearModel> weights, Vocabulary words)
{
    // So sure is a fact that is put down as said: of those kept apart 19 in 20 are right. A fact that was not said is worse than one that is asked once more.
    private const double SureOfAFact = 0.75;

    private const int MostFacts = 6;

    private readonly IReadOnlyDictionary<string, bool> facts = Facts(heard, features, weights["fact"], words);

    // So many actions are tried, each with its likeliest people and channel.
    private const int Tried = 6;

    private const string Report = "report a safeguarding concern", Safeguarding = "safeguarding";

    /// <summary>The likeliest readings, each of another action; where a child may be at risk the report comes first.</summary>
    public List<Reading> Best(DangerFound danger, int most)
    {
        var kind = Enum.Parse<SentenceKind>(weights["kind"].Best(features, 1)[0].Name, ignoreCase: true);
        var concern = danger.First ? Safeguarding
            : kind is SentenceKind.Event or SentenceKind.Worry ? Known(WordKind.Concern, weights["concern"].Best(features, 1)[0].Name) : null;
        var actions = weights["action"].Best(features, Tried).Where(action => words.Find(WordKind.Action, action.Name) is not null).ToList();
        var likely = actions.Select(action => Reading(action.Name, action.Likely, kind, concern, danger))
            .OrderByDescending(reading => reading.Score).DistinctBy(reading => reading.Action).ToList();
        if (danger.First && words.Find(WordKind.Action, Report) is not null)
        {
            likely.RemoveAll(reading => reading.Action == Report);
            likely.Insert(0, Reading(Report, 1, kind, concern, danger));
        }

        return [.. likely.Take(most)];
    }

    private Reading Reading(string action, double likely, SentenceKind kind, string? concern, DangerFound danger)
    {
        var narrowed = Features.For(features, action);
        var with = weights["counterpart"].Best(narrowed, 1)[0];
        var on = weights["channel"].Best(narrowed, 1)[0];
        return new Reading(
            kind,
            heard.Asker,
            Narrower(action),
            Known(WordKind.Counterpart, with.Name),
            Known(WordKind.Channel, on.Name),
            facts,
            concern,
            likely * with.Likely * on.Likely,
            danger.First && action == Report ? danger.RestsOn : heard.RestsOn(action),
            heard.NotUnderstood)
        {
            SaysCounterpart = heard.PeopleInOrder.Contains(with.Name),
            SaysChannel = heard.Place is not null || heard.Channels.Contains(on.Name),
            Place = heard.Place?.Name,
            Aged = heard.Aged,
            YearsGone = heard.YearsGone,
            Dates = heard.Dates,
            Turned = heard.Of("turned").Count > 0,
        };
    }

    // What the lexicon hears stands, whatever is likely besides.
    private static Dictionary<string, bool> Facts(Heard heard, Dictionary<string, float> features, LinearModel likely, Vocabulary words)
    {
        var all = new Dictionary<string, bool>(heard.Facts, StringComparer.Ordinal);
        foreach (var (name, _) in likely.Best(features, MostFacts).Where(fact => fact.Likely >= SureOfAFact))
        {
            var at = name.LastIndexOf('=');
            if (words.Find(WordKind.Fact, name[..at]) is { } fact)
            {
                all.TryAdd(fact.Name, name[(at + 1)..] == "yes");
            }
        }

        return all;
    }

    // To send a request and to accept one are ways of connecting: whoever says which is told of it.
    private string Narrower(string action)
    {
        var said = heard.Of("narrower").Select(found => words.Find(WordKind.Action, found.Entry.Name)).OfType<Word>()
            .Where(word => word.Name != action && word.Covers.Contains(action)).Select(word => word.Name).Distinct().ToList();
        return said is [var only] ? only : action;
    }

    private string? Known(WordKind kind, string name) => words.Find(kind, name)?.Name;
}
