using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>
/// Reads a sentence as people type it: who does what, with whom, through what, and whether a child may be at risk. Deterministic, on this machine alone,
/// and bounded: a sentence is cut at a number of words, and every pattern's work is bounded by its length times theirs.
/// </summary>
public static class SentenceReader
{
    /// <summary>What the lexicon and its weights are called together; a change of either changes it.</summary>
    public const string Version = "1";

    private const int MostReadings = 3;

    // More likely than this and the sentence is about something else.
    private const double Elsewhere = 0.5;

    private static readonly Lazy<Tokenizer> Tokens = new(() => new Tokenizer(Lexicon.Shared, new SpellingCorrector(Lexicon.Shared)));

    private static readonly Lazy<IReadOnlyDictionary<string, LinearModel>> Weights = new(() => LinearModel.Read(Lexicon.Resource("weights.tsv")));

    /// <summary>Reads what somebody typed.</summary>
    /// <param name="asker">Who types, as an actor of the vocabulary: <c>teacher</c>, <c>parent</c>.</param>
    /// <param name="words">Only what these words name is offered.</param>
    public static UnderstoodSentence Read(string text, string asker, Vocabulary words) => Read(Hear(text, asker), words, Weights.Value);

    internal static Heard Hear(string text, string asker)
    {
        var lexicon = Lexicon.Shared;
        var line = new TokenLine(Tokens.Value.Read(text), lexicon.IsFiller);
        Places.Mark(line, lexicon);
        foreach (var (name, index) in lexicon.Classes)
        {
            foreach (var found in index.Find(line, asker))
            {
                line.Mark(name, found.From, found.End);
            }
        }

        return new Heard(line, lexicon, asker);
    }

    internal static UnderstoodSentence Read(Heard heard, Vocabulary words, IReadOnlyDictionary<string, LinearModel> weights)
    {
        var features = Features.Of(heard);
        var danger = DangerFound.Weigh(heard, weights["danger"].Likely(Features.Widened(heard, features), "yes"));
        var offTopic = !danger.First && (heard.Line.Count == 0 || weights["topic"].Likely(features, "elsewhere") > Elsewhere);
        var readings = offTopic ? [] : new Combinations(heard, features, weights, words).Best(danger, MostReadings);
        return new UnderstoodSentence(
            readings,
            danger.First,
            offTopic,
            [.. heard.Actions.Select(action => action.Name).Where(name => words.Find(WordKind.Action, name) is not null).Take(MostReadings)],
            heard.Language);
    }
}
