using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>A passage and what of it is compared with a sentence.</summary>
/// <param name="Words">Words of the vocabulary that its block names.</param>
/// <param name="Heading">What stands over it, which tells more than a sentence in it.</param>
/// <param name="Text">Everything else that it says.</param>
internal sealed record IndexedPassage(Passage Passage, IReadOnlyCollection<string> Words, string Heading, string Text)
{
    /// <summary>The keyword of its block, or <c>clause</c>, or <c>policy</c>.</summary>
    public string Kind { get; } = Passage.Block.Split(' ')[0];
}

/// <summary>
/// Finds what documents say about the words of a sentence: BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over the stems,
/// and besides them the words of the vocabulary that the sentence was understood to name.
/// </summary>
internal sealed partial class PassageIndex
{
    // The usual constants of BM25, and how much more a heading tells.
    private const double Saturation = 1.2, Length = 0.5, OfHeading = 2;

    // What stands above says less of this school.
    private const double OfAbove = 0.8;

    // What a word of the vocabulary adds that both name, what a word of its name adds, and one in which such a thing is told.
    private const double OfVocabulary = 1.5, OfNames = 0.5, OfBesides = 0.5;

    private readonly List<(IndexedPassage Said, Dictionary<string, double> Terms, double Length)> passages;

    private readonly Dictionary<string, double> rarity;

    private readonly double average;

    public PassageIndex(IEnumerable<IndexedPassage> all)
    {
        passages = [.. all.Select(one => (one, Terms(one), 0.0))];
        passages = passages.ConvertAll(one => one with { Length = one.Terms.Values.Sum() });
        average = passages.Count == 0 ? 1 : Math.Max(1, passages.Average(one => one.Length));
        rarity = passages.SelectMany(one => one.Terms.Keys).GroupBy(term => term)
            .ToDictionary(group => group.Key, group => Math.Log(1 + ((passages.Count - group.Count() + 0.5) / (group.Count() + 0.5))), StringComparer.Ordinal);
    }

    /// <summary>The passages that speak of it, the likeliest first, each with how much speaks for it.</summary>
    /// <param name="names">Words of the vocabulary that it was understood to name, each with how surely.</param>
    /// <param name="besides">Words in which such a thing is told.</param>
    /// <param name="weigh">What a kind of passage counts for.</param>
    public List<(Passage Passage, double Score)> Find(Heard heard, IReadOnlyDictionary<string, double> names, string besides, Func<string, double> weigh)
    {
        var asked = Asked(heard, names.Keys, besides);
        return [.. passages.Select(one => (one.Said.Passage, Score: (Score(one.Terms, one.Length, asked) + Named(one.Said)) * weigh(one.Said.Kind)))
            .Select(one => one with { Score = one.Score * (one.Passage.Document is null ? 1 : OfAbove) })
            .Where(one => one.Score > 0).OrderByDescending(one => one.Score)];

        double Named(IndexedPassage one) => names.Where(name => one.Words.Contains(name.Key)).Sum(name => OfVocabulary * name.Value);
    }

    private double Score(Dictionary<string, double> terms, double length, Dictionary<string, double> asked) => asked.Sum(term =>
        terms.TryGetValue(term.Key, out var often)
            ? term.Value * rarity[term.Key] * often * (Saturation + 1) / (often + (Saturation * (1 - Length + (Length * length / average))))
            : 0);

    // What is asked in so many words counts in full; the words of a name under which it was understood count half.
    private static Dictionary<string, double> Asked(Heard heard, IEnumerable<string> names, string besides)
    {
        var asked = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var term in Stems(besides))
        {
            asked[term] = OfBesides;
        }

        foreach (var term in names.SelectMany(Stems))
        {
            asked[term] = OfNames;
        }

        for (var at = 0; at < heard.Line.Count; at++)
        {
            if (!heard.Line[at].IsEnd && !heard.Line.IsFiller(at) && !IsSmall(heard.Line[at].Text))
            {
                asked[heard.Line[at].Stem] = 1;
            }
        }

        return asked;
    }

    private static Dictionary<string, double> Terms(IndexedPassage passage)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (text, weight) in new[] { (passage.Heading, OfHeading), (passage.Text, 1.0) })
        {
            foreach (var term in Stems(text))
            {
                terms[term] = terms.GetValueOrDefault(term) + weight;
            }
        }

        return terms;
    }

    private static IEnumerable<string> Stems(string text) => Letters().Matches(text.ToLowerInvariant()).Select(match => match.Value)
        .Where(word => word.Length > 1 && !IsSmall(word) && !Lexicon.Shared.IsFiller(word))
        .Select(word => Lexicon.Shared.Stem(word, WordForms.Of(word, Lexicon.Shared.Irregular)));

    // Words with which questions are put, and which every passage has.
    private static bool IsSmall(string word) => Small.Contains(word);

    private static readonly HashSet<string> Small =
    [
        .. ("i we you he she it they me us him them who whom what when where why how which do does did can could may might must shall should will would "
            + "if or not no but than there here about after before so is are am and the of to").Split(' '),
    ];

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
