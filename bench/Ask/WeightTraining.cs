using System.Globalization;
using PolicyLanguage.Tests.Understanding;
using Countersign.PolicyLanguage.Understanding;

namespace Bench.Ask;

/// <summary>
/// Learns the weights of the sentence reader from labelled sentences: one softmax for each question, in which any of the accepted answers counts as right,
/// fitted by AdaGrad towards what the lexicon says beforehand. The same sentences give the same weights.
/// </summary>
internal static class WeightTraining
{
    // What the lexicon is believed before anything is learned.
    private const float Prior = 2;

    /// <summary>A miss costs twice what a false alarm costs.</summary>
    private const double MissCosts = 2;

    /// <summary>A further fair action says less about people and channels than the best one.</summary>
    private const double FurtherAction = 0.4;

    private const int FairActions = 3;

    // Of danger small weights are kept too, for it is told in many small words.
    private const float Cut = 0.1f, DangerCut = 0.03f;

    public static Dictionary<string, LinearModel> Train(IReadOnlyList<LabelledSentence> sentences)
    {
        var heard = sentences.AsParallel().AsOrdered().Select(sentence => SentenceReader.Hear(sentence.Sentence, sentence.Asker)).ToList();
        var features = heard.Select(Features.Of).ToList();
        var about = Enumerable.Range(0, sentences.Count).Where(i => Topic(sentences[i]) == "here").ToList();
        var acted = about.SelectMany(i => sentences[i].Actions.Take(FairActions).Select((action, n) => (i, action, Weight: n == 0 ? 1 : FurtherAction)))
            .ToList();
        return new Dictionary<string, LinearModel>
        {
            ["danger"] = Softmax.Fit(
                Enumerable.Range(0, sentences.Count).Where(i => !sentences[i].IsBorderline).Select(i => new TrainingRow(
                    Features.Widened(heard[i], features[i]),
                    [sentences[i].SafeguardingFirst ? "yes" : "no"],
                    sentences[i].SafeguardingFirst ? MissCosts : 1)),
                DangerCut,
                names => [.. names.Where(name => name.StartsWith("da:", StringComparison.Ordinal)).Select(name => (name, "yes", Prior / 2)),
                    ("ca:calm", "yes", -0.4f * Prior), ("bias", "no", 0.6f * Prior)]),
            ["topic"] = Softmax.Fit(
                sentences.Select((sentence, i) => new TrainingRow(features[i], [Topic(sentence)], 1)),
                Cut,
                _ => [("of:offtopic", "elsewhere", Prior), ("c:social", "here", Prior / 2), ("c:photo", "here", Prior / 2)]),
            ["action"] = Softmax.Fit(
                about.Where(i => sentences[i].Actions is not [LabelledSentence.Open])
                    .Select(i => new TrainingRow(features[i], [.. sentences[i].Actions.Where(action => action != LabelledSentence.Open)], 1)),
                Cut,
                names => [.. Heard(names, "a:", Prior), .. Heard(names, "a1:", 0.4f * Prior)]),
            ["kind"] = Softmax.Fit(
                Enumerable.Range(0, sentences.Count).Where(i => !sentences[i].IsOffTopic).Select(i => new TrainingRow(features[i], [sentences[i].Kind], 1)),
                Cut,
                names => Heard(names, "ki:", 0.7f * Prior)),
            ["concern"] = Softmax.Fit(
                about.Where(i => sentences[i].Kind is "event" or "worry").Select(i => new TrainingRow(features[i], [.. sentences[i].Concerns], 1)),
                Cut,
                names => Heard(names, "co:", 0.7f * Prior)),
            ["counterpart"] = Softmax.Fit(
                acted.Select(one => new TrainingRow(Features.For(features[one.i], one.action), [.. sentences[one.i].Counterparts], one.Weight)),
                Cut,
                names => [.. Heard(names, "p:", 1.3f * Prior), ("p:former pupil", "current pupil", -0.7f * Prior),
                    ("p:parent of a current pupil", "current pupil", -0.3f * Prior), ("p:pupil of another school", "current pupil", -0.7f * Prior),
                    ("p:former colleague", "colleague", -0.7f * Prior)]),
            ["channel"] = Softmax.Fit(
                acted.Select(one => new TrainingRow(Features.For(features[one.i], one.action), [.. sentences[one.i].Channels], one.Weight)),
                Cut,
                names => Heard(names, "h:", 1.3f * Prior)),
        };
    }

    /// <summary>Writes weights as the reader reads them: question, feature, and an answer with its weight for each that matters.</summary>
    public static void Write(IReadOnlyDictionary<string, LinearModel> models, string file)
    {
        using var writer = new StreamWriter(file);
        foreach (var (question, model) in models)
        {
            foreach (var (feature, row) in model.Weights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                var answers = row.Select((weight, i) => (weight, i)).Where(one => one.weight != 0)
                    .Select(one => string.Create(CultureInfo.InvariantCulture, $"\t{model.Names[one.i]}={one.weight:0.##}")).ToList();
                if (answers.Count > 0)
                {
                    writer.Write(question + "\t" + feature + string.Concat(answers) + "\n");
                }
            }
        }
    }

    private static string Topic(LabelledSentence sentence) => sentence.IsOffTopic ? "elsewhere" : sentence.IsAboutThePolicy ? "policy" : "here";

    // What the lexicon hears speaks for the answer of that name.
    private static List<(string Feature, string Answer, float Weight)> Heard(IEnumerable<string> names, string prefix, float weight) =>
        [.. names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => (name, name[prefix.Length..], weight))];
}
