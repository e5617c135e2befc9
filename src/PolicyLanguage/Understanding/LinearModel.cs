using System.Globalization;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>How much each feature speaks for each answer, learned from the labelled sentences in the tests and kept in <c>weights.tsv</c>.</summary>
internal sealed class LinearModel(IReadOnlyList<string> names)
{
    /// <summary>Weights are whole numbers of these.</summary>
    private const float Step = 0.05f;

    private const char Heading = '=';

    private readonly Dictionary<string, sbyte[]> weights = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => names;

    /// <summary>
    /// Reads every question's weights. A line that begins with <c>=</c> names a question and its answers, parted by tabs; each line below it is a feature, a
    /// tab, and its weights in the order of the answers, parted by commas, with nothing for none.
    /// </summary>
    public static Dictionary<string, LinearModel> Read(string text)
    {
        var models = new Dictionary<string, LinearModel>(StringComparer.Ordinal);
        LinearModel? model = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith([Heading]))
            {
                var parts = line[1..].ToString().Split('\t');
                models[parts[0]] = model = new LinearModel(parts[1..]);
            }
            else if (line.IndexOf('\t') is >= 0 and var end)
            {
                model!.ReadRow(line[..end].ToString(), line[(end + 1)..]);
            }
        }

        return models;
    }

    /// <summary>Writes weights as <see cref="Read"/> reads them.</summary>
    public static void Write(IReadOnlyDictionary<string, LinearModel> models, TextWriter writer)
    {
        foreach (var (question, model) in models)
        {
            writer.Write($"{Heading}{question}\t{string.Join('\t', model.Names)}\n");
            foreach (var (feature, row) in model.weights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                var numbers = string.Join(',', row.Select(weight => weight == 0 ? "" : weight.ToString(CultureInfo.InvariantCulture))).TrimEnd(',');
                writer.Write($"{feature}\t{numbers}\n");
            }
        }
    }

    /// <summary>Puts down what a feature weighs, in the order of the answers; nothing where all of it is next to nothing.</summary>
    public void Set(string feature, IReadOnlyList<float> row)
    {
        var rounded = row.Select(weight => (sbyte)Math.Clamp(MathF.Round(weight / Step), sbyte.MinValue, sbyte.MaxValue)).ToArray();
        if (Array.Exists(rounded, weight => weight != 0))
        {
            weights[feature] = rounded;
        }
    }

    /// <summary>What a sum of weights says, from 0 to 1: the logistic function.</summary>
    public static double Likelihood(double score) => 1 / (1 + Math.Exp(-score));

    /// <summary>How likely an answer is among those that are right; nothing where it was never learned.</summary>
    public double Likely(IReadOnlyDictionary<string, float> features, string name) => names.Index().Where(one => one.Item == name)
        .Select(one => Likely(features)[one.Index]).FirstOrDefault();

    /// <summary>The likeliest answers, best first.</summary>
    public List<(string Name, double Likely)> Best(IReadOnlyDictionary<string, float> features, int many)
    {
        var likely = Likely(features);
        return [.. names.Select((name, i) => (Name: name, Likely: likely[i]))
            .OrderByDescending(answer => answer.Likely).ThenBy(answer => answer.Name, StringComparer.Ordinal).Take(many)];
    }

    private void ReadRow(string feature, ReadOnlySpan<char> numbers)
    {
        var row = weights[feature] = new sbyte[names.Count];
        var at = 0;
        foreach (var number in numbers.Split(','))
        {
            row[at++] = numbers[number] is { Length: > 0 } said ? sbyte.Parse(said, CultureInfo.InvariantCulture) : (sbyte)0;
        }
    }

    // Each for itself, since several may be right.
    private double[] Likely(IReadOnlyDictionary<string, float> features)
    {
        var scores = new double[names.Count];
        foreach (var (feature, value) in features)
        {
            if (weights.TryGetValue(feature, out var row))
            {
                for (var i = 0; i < row.Length; i++)
                {
                    scores[i] += row[i] * value;
                }
            }
        }

        return Array.ConvertAll(scores, score => Likelihood(score * Step));
    }
}
