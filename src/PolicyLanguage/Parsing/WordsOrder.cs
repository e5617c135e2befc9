using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>
/// Puts the lines of all words blocks so that a word stands whole before another builds on it: what belongs to it may then be read in one go, and the
/// order in which an author wrote the lines says nothing.
/// </summary>
internal static class WordsOrder
{
    /// <summary>The lines in the order in which they are to be read; that of the text where nothing else matters.</summary>
    public static IEnumerable<(int Number, string Text)> Of(IReadOnlyList<(int Number, string Text)> lines)
    {
        var parts = lines.Select(line => new Parts(line.Text)).ToList();
        var (waiting, leads) = (new int[lines.Count], new List<int>[lines.Count]);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);

        // A line that only widens a word comes after those that declare it, and two of them in the order of their letters.
        foreach (var place in Enumerable.Range(0, lines.Count).OrderBy(place => parts[place].OnlyWidens)
            .ThenBy(place => parts[place].OnlyWidens ? lines[place].Text : "", StringComparer.Ordinal))
        {
            foreach (var name in parts[place].Names.Distinct())
            {
                Wait(place, name);
                last[name] = place;
            }
        }

        for (var place = 0; place < lines.Count; place++)
        {
            foreach (var name in parts[place].Wider.Distinct())
            {
                Wait(place, name);
            }
        }

        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, lines.Count).Where(place => waiting[place] == 0).Select(place => (place, place)));
        var (read, next) = (new bool[lines.Count], 0);
        for (var many = 0; many < lines.Count; many++)
        {
            // Words that belong to one another in a circle are read as they stand.
            for (; ready.Count == 0 && read[next]; next++)
            {
            }

            var place = ready.Count > 0 ? ready.Dequeue() : next;
            read[place] = true;
            yield return lines[place];
            foreach (var after in leads[place] ?? [])
            {
                if (--waiting[after] == 0 && !read[after])
                {
                    ready.Enqueue(after, after);
                }
            }
        }

        void Wait(int place, string name)
        {
            if (last.TryGetValue(name, out var before) && before != place)
            {
                (leads[before] ??= []).Add(place);
                waiting[place]++;
            }
        }
    }

    /// <summary>What a line declares and what it builds on, by kind and key.</summary>
    private sealed class Parts
    {
        public Parts(string text)
        {
            var parts = text.Split(';', StringSplitOptions.TrimEntries);
            var head = parts[0].Split(' ', 2, StringSplitOptions.TrimEntries);
            var kind = head[0].ToLowerInvariant();
            Name = Key(head.Length > 1 ? head[1] : "");
            Names = [Name, .. Listed("also")];
            Wider = [.. WordsBlock.Builders.SelectMany(Listed)];
            OnlyWidens = Wider.Count > 0 && parts.Skip(1).All(part => WordsBlock.Builders.Any(keyword => BlockContext.After(part, keyword) is not null));

            string Key(string name) => $"{kind} {Phrase.Key(name)}";

            IEnumerable<string> Listed(string keyword) => parts.Skip(1).Select(part => BlockContext.After(part, keyword)).OfType<string>()
                .SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries)).Select(Key);
        }

        public string Name { get; }

        public IReadOnlyList<string> Names { get; }

        public IReadOnlyList<string> Wider { get; }

        public bool OnlyWidens { get; }
    }
}
