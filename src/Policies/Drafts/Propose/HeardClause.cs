using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Understanding;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>What the prose of a clause says, sentence by sentence: whether something must, must not or may be done, what, with whom and through what.</summary>
/// <param name="Verdicts">What its sentences can be; several, where it says several things.</param>
/// <param name="Actors">Who is spoken to, where sentences begin with them: <c>staff</c>, <c>pupil</c>.</param>
/// <param name="Actions">Actions of the core words, each with how likely it is the one, from 0 to 1.</param>
/// <param name="Counterparts">People whom it names.</param>
/// <param name="Channels">Accounts, sites and devices that it names.</param>
internal sealed partial record HeardClause(
    IReadOnlySet<RuleVerdict> Verdicts,
    IReadOnlySet<string> Actors,
    IReadOnlyDictionary<string, double> Actions,
    IReadOnlySet<string> Counterparts,
    IReadOnlySet<string> Channels)
{
    private const double VerdictShare = 0.3, ActionShare = 0.5, ActorShare = 0.2, PeopleShare = 0.1, PlaceShare = 0.1;

    // Sentences of a long clause beyond these are not heard one by one.
    private const int MostSentences = 12;

    /// <param name="prose">With the heading before it.</param>
    public static HeardClause In(string prose)
    {
        var (actions, counterparts, channels) = (new Dictionary<string, double>(StringComparer.Ordinal), new HashSet<string>(), new HashSet<string>());
        foreach (var sentence in Sentence().Matches(prose).Select(match => match.Value).Where(text => text.Length > 3).Take(MostSentences))
        {
            // The reader knows how people ask about themselves: "Staff must not" is heard as "I must not", or staff would be taken for those on the other side.
            foreach (var reading in SentenceReader.Read(Subjects.InFirstPerson(sentence), "teacher", PolicyReader.CoreWords).Readings)
            {
                if (reading.Action is { } action)
                {
                    actions[action] = Math.Max(actions.GetValueOrDefault(action), reading.Score);
                }

                Add(counterparts, reading.SaysCounterpart ? reading.Counterpart : null);
                Add(channels, reading.SaysChannel ? reading.Channel : null);
            }
        }

        return new HeardClause(Modality.Of(prose), Subjects.Of(prose), actions, counterparts, channels);
    }

    /// <summary>From -1 to 1: how well a rule fits what is said.</summary>
    public double Fits(Rule rule, Vocabulary words)
    {
        var verdict = Verdicts.Count == 0 ? 0 : Verdicts.Contains(rule.Verdict) ? 1 : -1;
        var action = Actions.Where(heard => words.Find(WordKind.Action, heard.Key) is { } word
            && (word.IsCoveredBy(rule.Action) || rule.Action.IsCoveredBy(word))).Select(heard => heard.Value).DefaultIfEmpty(0).Max();
        return (VerdictShare * verdict) + (ActionShare * action) + (ActorShare * Speaks(rule.Actors)) + (PeopleShare * Named(rule.With, Counterparts))
            + (PlaceShare * Named(rule.On, Channels));
    }

    /// <summary>Whether a rule says of the same people the same as one of the sentences, and nothing of others or elsewhere.</summary>
    public bool Agrees(Rule rule) => Verdicts.Contains(rule.Verdict) && Speaks(rule.Actors) >= (rule.Actors.Any(IsFamily) ? 1 : 0)
        && Named(rule.With, Counterparts) >= 0 && Named(rule.On, Channels) >= 0;

    private static void Add(HashSet<string> names, string? name)
    {
        if (name is not null)
        {
            names.Add(name);
        }
    }

    // A policy speaks to staff where it says nobody else. What a head or a school does is often said without them.
    private int Speaks(IReadOnlyList<Word> actors) => actors.Any(IsFamily)
        ? Actors.Count == 0 ? 0 : actors.Any(actor => Actors.Contains(actor.Name)) ? 1 : -1
        : actors.All(actor => Subjects.IsOther(actor.Name)) ? 0
        : Actors.Contains("staff") ? 1 : Actors.Count > 0 && Actors.All(actor => actor is "pupil" or "parent") ? -1 : 0;

    private static bool IsFamily(Word actor) => actor.Name is "pupil" or "parent";

    // A rule about nobody in particular fits anybody; one about others than are named does not.
    private static double Named(IReadOnlyList<Word> asked, IReadOnlySet<string> named) =>
        asked.Count == 0 || named.Count == 0 ? 0 : asked.Any(word => named.Contains(word.Name)) ? 1 : -1;

    [GeneratedRegex(@"[^.!?\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();
}
