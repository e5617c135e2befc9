using System.Globalization;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>How much each feature speaks for each answer, learned from the labelled sentences in the tests and kept in <c>weights.tsv</c>.</summary>
internal sealed class LinearModel
{
    private readonly Dictionary<string, int> classes = new(StringComparer.Ordinal);

    private readonly List<string> names = [];

    private readonly Dictionary<string, float[]> weights = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => names;

    public IReadOnlyDictionary<string, float[]> Weights => weights;

    /// <summary>Reads every question's weights: question, answer, feature and weight, parted by tabs.</summary>
    public static Dictionary<string, LinearModel> Read(string text)
    {
        var models = new Dictionary<string, LinearModel>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('\t');
            if (!models.TryGetValue(parts[0], out var model))
            {
                models[parts[0]] = model = new LinearModel();
            }

            foreach (var answer in parts[2..])
            {
                var at = answer.LastIndexOf('=');
                model.Set(parts[1], answer[..at], float.Parse(answer[(at + 1)..], CultureInfo.InvariantCulture));
            }
        }

        return models;
    }

    public int Class(string name)
    {
        if (!classes.TryGetValue(name, out var index))
        {
            classes[name] = index = names.Count;
            names.Add(name);
            foreach (var feature in weights.Keys)
            {
                var wider = weights[feature];
                Array.Resize(ref wider, names.Count);
                weights[feature] = wider;
            }
        }

        return index;
    }

    public void Set(string feature, string name, float weight)
    {
        var index = Class(name);
        var row = Row(feature);
        row[index] = weight;
    }

    public float[] Row(string feature)
    {
        if (!weights.TryGetValue(feature, out var row))
        {
            weights[feature] = row = new float[names.Count];
        }

        return row;
    }

    /// <summary>How likely an answer is; nothing where it was never learned.</summary>
    public double Likely(IReadOnlyDictionary<string, float> features, string name) => classes.TryGetValue(name, out var index) ? Likely(features)[index] : 0;

    /// <summary>The likeliest answers, best first.</summary>
    public List<(string Name, double Likely)> Best(IReadOnlyDictionary<string, float> features, int many)
    {
        var likely = Likely(features);
        return [.. names.Select((name, i) => (Name: name, Likely: likely[i]))
            .OrderByDescending(answer => answer.Likely).ThenBy(answer => answer.Name, StringComparer.Ordinal).Take(many)];
    }

    // Together they are one.
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

        var most = scores.Max();
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            sum += scores[i] = Math.Exp(scores[i] - most);
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= sum;
        }

        return scores;
    }
}
