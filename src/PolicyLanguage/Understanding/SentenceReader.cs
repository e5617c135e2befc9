using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>
/// Reads a sentence as people type it: who does what, with whom, through what, and whether a child may be at risk. Deterministic, on this machine alone,
/// and bounded: a sentence is cut at a number of words, and every pattern's work is bounded by its length times theirs.
/// </summary>
public static partial class SentenceReader
{
    /// <summary>What the lexicon and its weights are called together; a change of either changes it.</summary>
    public const string Version = "1";

    private const int MostReadings = 3;

    private const int MostQuestions = 3, LongestQuestions = 4_000, LongestDated = 4_000, WordsOfAQuestion = 4;

    // More likely than this and the sentence is about something else.
    private const double Elsewhere = 0.5;

    private static readonly Lazy<Tokenizer> Tokens = new(() => new Tokenizer(Lexicon.Shared, new SpellingCorrector(Lexicon.Shared)));

    private static readonly Lazy<IReadOnlyDictionary<string, LinearModel>> Weights = new(() => LinearModel.Read(Lexicon.Resource("weights.tsv")));

    /// <summary>Reads what somebody typed, and finds what the documents say of it.</summary>
    /// <param name="asker">Who types, as an actor of the vocabulary: <c>teacher</c>, <c>parent</c>. Those outside are told what is for them.</param>
    /// <param name="layers">Only what their words name is offered.</param>
    public static UnderstoodSentence Read(string text, string asker, PolicyLayers layers)
    {
        var heard = Hear(text, asker);
        var understood = Read(heard, layers.Vocabulary, Weights.Value);
        var (passages, answers, aboutPolicy) = Passages.Find(layers, heard, understood.Readings);
        return understood with
        {
            Passages = passages,
            PassageAnswers = answers,
            OffTopic = understood.OffTopic && !answers,

            // Of the policy itself nothing is ruled.
            Readings = aboutPolicy && !understood.SafeguardingFirst ? [] : understood.Readings,
        };
    }

    /// <summary>
    /// The questions of which a text is made, each as it was typed: cut where a sentence ends and where a second question is joined on. A text of one
    /// question is one part, and so is what tells of something before it asks.
    /// </summary>
    public static IReadOnlyList<string> Questions(string text)
    {
        var parts = QuestionBreak().Split(text.Length > LongestQuestions ? text[..LongestQuestions] : text)
            .Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        return parts.Count(IsQuestion) > 1 ? [.. parts.Where(IsQuestion).Take(MostQuestions)] : [text];
    }

    /// <summary>Reads what somebody typed, where no document is at hand in which it could be looked up.</summary>
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

        return new Heard(line, lexicon, asker) { Dates = SaidDate.In(text.Length > LongestDated ? text[..LongestDated] : text) };
    }

    private static bool IsQuestion(string part) => QuestionOpening().IsMatch(part) && part.Count(letter => letter == ' ') >= WordsOfAQuestion - 1;

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

    // Can i, is it ok, what about, how do we: how a question begins, and a second one that is joined on to the first.
    private const string Opening = @"(?:can|could|may|should|shall|must|am|are|is|do|does|would|will|who|what|when|where|how)\s+"
        + @"(?:i|we|it|they|he|she|do|does|is|about|if|the|a|my|our|to)\b";

    [GeneratedRegex(
        @"[.?!;\n\r]+|[\s,]+(?:and|also|plus|&|or)\s+(?:also\s+|then\s+)?(?=" + Opening + ")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuestionBreak();

    [GeneratedRegex(@"^\s*(?:and|also|so|hi|hello|pls|please|ok|oh)?[\s,]*" + Opening, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuestionOpening();
}
