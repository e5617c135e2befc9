using Countersign.PolicyLanguage.Understanding;

namespace Bench.Ask;

/// <summary>What is learned from: features, the answers that are right, and how much it counts.</summary>
internal sealed record TrainingRow(Dictionary<string, float> Features, HashSet<string> Answers, double Weight);

/// <summary>A logistic regression for each answer: how likely it is among those that are right, of which there may be several.</summary>
internal static class LogisticRegression
{
    private const double Shrink = 0.01, Rate = 0.1, Least = 1e-3;

    private const int Turns = 12, Seed = 7;

    // A feature, or a pair of words, that stands in fewer rows teaches nothing.
    private const int Fewest = 3, FewestPairs = 5;

    /// <summary>
    /// Fits weights, drawn towards what is believed beforehand.
    /// </summary>
    public static LinearModel Fit(
        IEnumerable<TrainingRow> rows,
        Func<IReadOnlyCollection<string>, IReadOnlyList<(string Feature, string Answer, float Weight)>> priors)
    {
        var data = rows.ToList();
        var counts = data.SelectMany(row => row.Features.Keys).CountBy(name => name).ToDictionary(StringComparer.Ordinal);
        var kept = counts.Where(count => count.Value >= (IsPairOfWords(count.Key) ? FewestPairs : Fewest)).Select(count => count.Key).Order(StringComparer.Ordinal).ToList();
        var answers = data.SelectMany(row => row.Answers).Distinct().Order(StringComparer.Ordinal).ToList();
        var believed = priors(counts.Keys).Where(prior => answers.Contains(prior.Answer)).ToList();
        var numbers = kept.Concat(believed.Select(prior => prior.Feature)).Distinct().Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var before = new float[numbers.Count * answers.Count];
        believed.ForEach(prior => before[(numbers[prior.Feature] * answers.Count) + answers.IndexOf(prior.Answer)] = prior.Weight);
        var weights = Learn(data.ConvertAll(row => new NumberedRow(row, numbers, answers)), before, answers.Count);
        var model = new LinearModel(answers);
        foreach (var (feature, number) in numbers)
        {
            model.Set(feature, weights[(number * answers.Count)..((number + 1) * answers.Count)]);
        }

        return model;
    }

    private static bool IsPairOfWords(string feature) => feature[0] is 'w' or '^' && feature.Contains(' ', StringComparison.Ordinal);

    // The mean of the weights of the later turns is steadier than those of the last.
    private static float[] Learn(List<NumberedRow> rows, float[] before, int answers)
    {
        var (weights, squares, mean) = ((float[])before.Clone(), new float[before.Length], new double[before.Length]);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(Seed);
        for (var turn = 0; turn < Turns; turn++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                Step(rows[i], weights, squares, before, answers);
            }

            for (var i = 0; turn >= Turns / 2 && i < weights.Length; i++)
            {
                mean[i] += weights[i] / (double)(Turns - (Turns / 2));
            }
        }

        return [.. mean.Select(weight => (float)weight)];
    }

    private static void Step(NumberedRow row, float[] weights, float[] squares, float[] before, int answers)
    {
        var scores = new double[answers];
        for (var j = 0; j < row.Features.Length; j++)
        {
            for (var answer = 0; answer < answers; answer++)
            {
                scores[answer] += weights[(row.Features[j] * answers) + answer] * row.Values[j];
            }
        }

        for (var answer = 0; answer < answers; answer++)
        {
            var pull = (LinearModel.Likelihood(scores[answer]) - (row.Right[answer] ? 1 : 0)) * row.Weight;
            for (var j = 0; Math.Abs(pull) >= Least && j < row.Features.Length; j++)
            {
                var at = (row.Features[j] * answers) + answer;
                var slope = (pull * row.Values[j]) + (Shrink * (weights[at] - before[at]));
                squares[at] += (float)(slope * slope);
                weights[at] -= (float)(Rate * slope / Math.Sqrt(squares[at] + Least));
            }
        }
    }

    private sealed class NumberedRow
    {
        public NumberedRow(TrainingRow row, Dictionary<string, int> numbers, List<string> answers)
        {
            var known = row.Features.Where(feature => numbers.ContainsKey(feature.Key)).ToList();
            Features = [.. known.Select(feature => numbers[feature.Key])];
            Values = [.. known.Select(feature => feature.Value)];
            Right = [.. answers.Select(row.Answers.Contains)];
            Weight = row.Weight;
        }

        public int[] Features { get; }

        public float[] Values { get; }

        public bool[] Right { get; }

        public double Weight { get; }
    }
}
