namespace Countersign.Policies.Drafts.Propose;

/// <summary>How much each word sets founding clauses apart: the rarer, the more.</summary>
internal sealed class WordWeights
{
    // A word that no founding clause has sets the two apart, but less than a rare one would join them.
    private const double Unknown = 0.6;

    private readonly Dictionary<string, int> clauses = new(StringComparer.Ordinal);

    private readonly int all;

    public WordWeights(IReadOnlyCollection<IEnumerable<string>> texts)
    {
        all = texts.Count;
        foreach (var word in texts.SelectMany(text => text.Distinct()))
        {
            clauses[word] = clauses.GetValueOrDefault(word) + 1;
        }
    }

    public double Of(string word) => clauses.TryGetValue(word, out var many) ? Math.Log((all + 1.0) / many) : Unknown * Math.Log(all + 1.0);

    /// <summary>The words of a text with their weights, of length one together.</summary>
    public Dictionary<string, double> Weighed(IReadOnlyDictionary<string, (int Times, string Word)> words)
    {
        var weighed = words.ToDictionary(word => word.Key, word => (1 + Math.Log(word.Value.Times)) * Of(word.Key), StringComparer.Ordinal);
        var length = Math.Sqrt(weighed.Values.Sum(weight => weight * weight));
        return length == 0 ? [] : weighed.ToDictionary(word => word.Key, word => word.Value / length, StringComparer.Ordinal);
    }

    /// <summary>From 0 to 1: the cosine of two weighed texts.</summary>
    public static double Likeness(Dictionary<string, double> one, Dictionary<string, double> other) =>
        one.Sum(word => word.Value * other.GetValueOrDefault(word.Key));
}
