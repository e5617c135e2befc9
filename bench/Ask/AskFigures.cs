using System.Diagnostics;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using PolicyLanguage.Tests.Understanding;
using Countersign.PolicyLanguage.Understanding;

namespace Bench.Ask;

/// <summary>How many sentences are understood, of those built against, and of those kept apart from the lexicon and its weights.</summary>
internal static class AskFigures
{
    private static readonly string[] Learned = ["plain-questions", "built-against", "everyday"], HeldBack = ["held-back", "held-back-second"];

    /// <summary>Prints the figures; with <paramref name="train"/> the weights are learned anew first and written.</summary>
    public static void Print(string repository, bool train)
    {
        var folder = Path.Combine(repository, "tests/PolicyLanguage.Tests/Understanding/sentences");
        var words = PolicyReader.CoreWords;
        var learned = Learned.SelectMany(name => LabelledSentence.Read(Path.Combine(folder, name + ".tsv"))).ToList();
        if (train)
        {
            using var writer = new StreamWriter(Path.Combine(repository, "src/PolicyLanguage/Understanding/weights.tsv"));
            LinearModel.Write(WeightTraining.Train(learned), writer);
            Console.WriteLine("The weights are written; build again to print the figures with them.");
            return;
        }

        Console.WriteLine("| sentences | first | among three | safeguarding first | false alarms | elsewhere | concern | facts right | facts found |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var name in Learned.Concat(HeldBack))
        {
            var sentences = LabelledSentence.Read(Path.Combine(folder, name + ".tsv"));
            Line(name, sentences, words, sentence => SentenceReader.Read(sentence.Sentence, sentence.Asker, words));
            if (HeldBack.Contains(name))
            {
                foreach (var asker in sentences.GroupBy(sentence => sentence.Asker))
                {
                    Line($"{name}, {asker.Key}", asker, words, sentence => SentenceReader.Read(sentence.Sentence, sentence.Asker, words));
                }
            }
        }

        CrossValidated(learned, words);
        Times(learned, words);
    }

    // Each fifth read with weights learned from the other four.
    private static void CrossValidated(List<LabelledSentence> learned, Vocabulary words)
    {
        const int Parts = 5;
        var read = new Dictionary<string, UnderstoodSentence>();
        for (var part = 0; part < Parts; part++)
        {
            var weights = WeightTraining.Train([.. learned.Where((_, i) => i % Parts != part)]);
            foreach (var sentence in learned.Where((_, i) => i % Parts == part))
            {
                read[sentence.Id] = SentenceReader.Read(SentenceReader.Hear(sentence.Sentence, sentence.Asker), words, weights);
            }
        }

        Line("built against, each fifth by the other four", learned, words, sentence => read[sentence.Id]);
    }

    private static void Line(string name, IEnumerable<LabelledSentence> sentences, Vocabulary words, Func<LabelledSentence, UnderstoodSentence> read)
    {
        var score = SentenceScore.Of(sentences, words, read);
        var figures = new[]
        {
            score.First, score.AmongThree, score.Safeguarding, score.FalseAlarms, score.OffTopic, score.Concerns, score.FactsRight, score.FactsFound,
        };
        var parts = figures.Select(figure => figure.All == 0 ? "–" : $"{100.0 * figure.Of / figure.All:0.0} % of {figure.All}");
        Console.WriteLine($"| {name} | {string.Join(" | ", parts)} |");
    }

    private static void Times(List<LabelledSentence> sentences, Vocabulary words)
    {
        var times = new List<double>();
        foreach (var sentence in sentences)
        {
            var begun = Stopwatch.GetTimestamp();
            SentenceReader.Read(sentence.Sentence, sentence.Asker, words);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"\nOne sentence: p50 {times[times.Count / 2]:0.00} ms, p99 {times[times.Count * 99 / 100]:0.00} ms.");
    }
}
