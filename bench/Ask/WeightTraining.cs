using PolicyLanguage.Tests.Understanding;
using Countersign.PolicyLanguage.Understanding;

namespace Bench.Ask;

/// <summary>
/// Learns the weights of the sentence reader from labelled sentences: a logistic regression for each answer to each question, in which every accepted answer counts as right,
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

    // A fact that fewer sentences say is left to the lexicon.
    private const int FewestOfAFact = 15;

    public static Dictionary<string, LinearModel> Train(IReadOnlyList<LabelledSentence> sentences)
    {
        var heard = sentences.AsParallel().AsOrdered().Select(sentence => SentenceReader.Hear(sentence.Sentence, sentence.Asker)).ToList();
        var features = heard.Select(Features.Of).ToList();
        var about = Enumerable.Range(0, sentences.Count).Where(i => Topic(sentences[i]) == "here").ToList();
        var acted = about.SelectMany(i => sentences[i].Actions.Take(FairActions).Select((action, n) => (i, action, Weight: n == 0 ? 1 : FurtherAction)))
            .ToList();
        var known = sentences.SelectMany(FactsOf).CountBy(fact => fact).Where(fact => fact.Value >= FewestOfAFact).Select(fact => fact.Key).ToHashSet();
        return new Dictionary<string, LinearModel>
        {
            ["danger"] = LogisticRegression.Fit(
                Enumerable.Range(0, sentences.Count).Where(i => !sentences[i].IsBorderline).Select(i => new TrainingRow(
                    Features.Widened(heard[i], features[i]),
                    [sentences[i].SafeguardingFirst ? "yes" : "no"],
                    sentences[i].SafeguardingFirst ? MissCosts : 1)),
                names => [.. names.Where(name => name.StartsWith("da:", StringComparison.Ordinal)).Select(name => (name, "yes", Prior / 2)),
                    ("ca:calm", "yes", -0.4f * Prior), ("bias", "no", 0.6f * Prior)]),
            ["topic"] = LogisticRegression.Fit(
                sentences.Select((sentence, i) => new TrainingRow(features[i], [Topic(sentence)], 1)),
                _ => [("of:offtopic", "elsewhere", Prior), ("c:social", "here", Prior / 2), ("c:photo", "here", Prior / 2)]),
            ["action"] = LogisticRegression.Fit(
                about.Where(i => sentences[i].Actions is not [LabelledSentence.Open])
                    .Select(i => new TrainingRow(features[i], [.. sentences[i].Actions.Where(action => action != LabelledSentence.Open)], 1)),
                names => [.. Heard(names, "a:", Prior), .. Heard(names, "a1:", 0.4f * Prior)]),
            ["kind"] = LogisticRegression.Fit(
                Enumerable.Range(0, sentences.Count).Where(i => !sentences[i].IsOffTopic).Select(i => new TrainingRow(features[i], [sentences[i].Kind], 1)),
                names => Heard(names, "ki:", 0.7f * Prior)),
            ["concern"] = LogisticRegression.Fit(
                about.Where(i => sentences[i].Kind is "event" or "worry").Select(i => new TrainingRow(features[i], [.. sentences[i].Concerns], 1)),
                names => Heard(names, "co:", 0.7f * Prior)),
            ["fact"] = LogisticRegression.Fit(
                sentences.Select((sentence, i) => new TrainingRow(features[i], [.. FactsOf(sentence).Where(known.Contains)], 1)),
                _ => []),
            ["counterpart"] = LogisticRegression.Fit(
                acted.Select(one => new TrainingRow(Features.For(features[one.i], one.action), [.. sentences[one.i].Counterparts], one.Weight)),
                names => [.. Heard(names, "p:", 1.3f * Prior), ("p:former pupil", "current pupil", -0.7f * Prior),
                    ("p:parent of a current pupil", "current pupil", -0.3f * Prior), ("p:pupil of another school", "current pupil", -0.7f * Prior),
                    ("p:former colleague", "colleague", -0.7f * Prior)]),
            ["channel"] = LogisticRegression.Fit(
                acted.Select(one => new TrainingRow(Features.For(features[one.i], one.action), [.. sentences[one.i].Channels], one.Weight)),
                names => Heard(names, "h:", 1.3f * Prior)),
        };
    }

    private static IEnumerable<string> FactsOf(LabelledSentence sentence) => sentence.Facts.SelectMany(fair => fair).Select(fact => fact.Trim()).Distinct();

    private static string Topic(LabelledSentence sentence) => sentence.IsOffTopic ? "elsewhere" : sentence.IsAboutThePolicy ? "policy" : "here";

    // What the lexicon hears speaks for the answer of that name.
    private static List<(string Feature, string Answer, float Weight)> Heard(IEnumerable<string> names, string prefix, float weight) =>
        [.. names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => (name, name[prefix.Length..], weight))];
}
