using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Understanding;

namespace PolicyLanguage.Tests.Understanding;

/// <summary>How many sentences of a table were understood; each figure a part of a whole.</summary>
internal sealed record SentenceScore
{
    public (int Of, int All) First { get; private set; }

    public (int Of, int All) AmongThree { get; private set; }

    public (int Of, int All) Safeguarding { get; private set; }

    public (int Of, int All) FalseAlarms { get; private set; }

    public (int Of, int All) OffTopic { get; private set; }

    public (int Of, int All) Concerns { get; private set; }

    /// <summary>Of the facts put down as said, those that were; and of those said, the ones put down.</summary>
    public (int Of, int All) FactsRight { get; private set; }

    public (int Of, int All) FactsFound { get; private set; }

    /// <summary>The sentences in which a child may be at risk and nothing said so first.</summary>
    public List<string> Missed { get; } = [];

    /// <summary>The sentences whose first reading is not right.</summary>
    public List<string> Misread { get; } = [];

    public static SentenceScore Of(IEnumerable<LabelledSentence> sentences, Vocabulary words, Func<LabelledSentence, UnderstoodSentence> read)
    {
        var score = new SentenceScore();
        foreach (var sentence in sentences)
        {
            score.Add(sentence, words, read(sentence));
        }

        return score;
    }

    public static bool IsRight(LabelledSentence sentence, Reading reading, Vocabulary words) =>
        Fits(sentence.Actions, reading.Action, WordKind.Action, words)
        && Fits(sentence.Counterparts, reading.Counterpart, WordKind.Counterpart, words)
        && Fits(sentence.Channels, reading.Channel, WordKind.Channel, words);

    private static bool Fits(IReadOnlyList<string> accepted, string? said, WordKind kind, Vocabulary words) => said is null
        ? accepted.Contains(LabelledSentence.Open)
        : accepted.Contains(said) || (kind == WordKind.Action && words.Find(kind, said)?.Covers.Any(accepted.Contains) == true);

    private static (int Of, int All) Plus((int Of, int All) figure, bool right) => (figure.Of + (right ? 1 : 0), figure.All + 1);

    private void Add(LabelledSentence sentence, Vocabulary words, UnderstoodSentence understood)
    {
        if (sentence.IsOffTopic)
        {
            OffTopic = Plus(OffTopic, understood.OffTopic);
        }
        else if (!sentence.IsAboutThePolicy && !sentence.IsStretch)
        {
            var first = understood.Readings is [var best, ..] && IsRight(sentence, best, words);
            First = Plus(First, first);
            AmongThree = Plus(AmongThree, understood.Readings.Any(reading => IsRight(sentence, reading, words)));
            if (!first)
            {
                Misread.Add(sentence.Id);
            }
        }

        if (!sentence.IsBorderline && !sentence.IsStretch)
        {
            Danger(sentence, understood);
        }

        if (sentence.Kind is "event" or "worry" && sentence.Concerns is not [LabelledSentence.Open])
        {
            var offered = understood.Readings.Select(reading => reading.Concern).FirstOrDefault();
            Concerns = Plus(Concerns, sentence.Concerns.Contains(offered ?? LabelledSentence.Open) || sentence.Concerns.Contains(LabelledSentence.Open));
        }

        Facts(sentence, understood);
    }

    private void Danger(LabelledSentence sentence, UnderstoodSentence understood)
    {
        if (!sentence.SafeguardingFirst)
        {
            FalseAlarms = Plus(FalseAlarms, understood.SafeguardingFirst);
            return;
        }

        Safeguarding = Plus(Safeguarding, understood.SafeguardingFirst);
        if (!understood.SafeguardingFirst)
        {
            Missed.Add(sentence.Id);
        }
    }

    private void Facts(LabelledSentence sentence, UnderstoodSentence understood)
    {
        var said = understood.Readings.Select(reading => reading.Facts).FirstOrDefault()?.Select(fact => $"{fact.Key}={(fact.Value ? "yes" : "no")}").ToList() ?? [];
        said.ForEach(fact => FactsRight = Plus(FactsRight, sentence.Facts.Any(fair => fair.Contains(fact))));
        foreach (var fair in sentence.Facts)
        {
            FactsFound = Plus(FactsFound, fair.Any(said.Contains));
        }
    }
}
