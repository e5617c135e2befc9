namespace Countersign.PolicyLanguage.Understanding;

/// <summary>A way of saying something that was found in a sentence.</summary>
internal sealed record Found(LexiconEntry Entry, int From, int End, double Weight);

/// <summary>Lines of the lexicon, found by the word with which a way of saying them begins.</summary>
internal sealed class PatternIndex
{
    private readonly Dictionary<string, List<(LexiconEntry Entry, SpeechPattern Pattern)>> byWord = new(StringComparer.Ordinal);

    private readonly List<(LexiconEntry Entry, SpeechPattern Pattern)> others = [];

    public PatternIndex(IEnumerable<LexiconEntry> entries)
    {
        foreach (var (entry, pattern) in entries.SelectMany(entry => entry.Patterns.Select(pattern => (entry, pattern))))
        {
            foreach (var word in pattern.FirstWords ?? [])
            {
                (byWord.TryGetValue(word, out var all) ? all : byWord[word] = []).Add((entry, pattern));
            }

            if (pattern.FirstWords is null)
            {
                others.Add((entry, pattern));
            }
        }
    }

    /// <summary>Everything of these lines that the sentence says, for this asker.</summary>
    public List<Found> Find(TokenLine line, string asker)
    {
        var found = new List<Found>();
        for (var at = 0; at < line.Count; at++)
        {
            foreach (var form in line[at].Forms)
            {
                if (byWord.TryGetValue(form, out var some))
                {
                    Try(some, at);
                }
            }

            Try(others, at);
        }

        return found;

        void Try(List<(LexiconEntry Entry, SpeechPattern Pattern)> some, int at)
        {
            foreach (var (entry, pattern) in some)
            {
                if (Asker.Counts(entry.Asker, asker) && pattern.Match(line, at) is var end && end > at
                    && !found.Exists(one => ReferenceEquals(one.Entry, entry) && one.From == at && one.End == end))
                {
                    found.Add(new Found(entry, at, end, pattern.Weight + entry.Extra));
                }
            }
        }
    }
}
