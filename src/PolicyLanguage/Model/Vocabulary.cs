namespace Countersign.PolicyLanguage.Model;

/// <summary>Every word a document may use: the core words and what the document adds. An unknown word is an error, never a guess.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<(WordKind Kind, string Key), Word> words = [];
    private Dictionary<(WordKind Kind, string Name), Word>? named;

    internal Vocabulary(Vocabulary? core = null)
    {
        foreach (var (key, word) in core?.words ?? [])
        {
            words[key] = word;
        }
    }

    public IEnumerable<Word> Of(WordKind kind) => words.Where(entry => entry.Key.Kind == kind).Select(entry => entry.Value).Distinct();

    /// <summary>What a document adds to these core words or says of them anew, kind by kind.</summary>
    public IEnumerable<Word> AddedTo(Vocabulary core) => words.Where(entry => !ReferenceEquals(core.words.GetValueOrDefault(entry.Key), entry.Value))
        .Select(entry => entry.Value).Distinct().OrderBy(word => word.Kind).ThenBy(word => word.Name, StringComparer.Ordinal);

    public Word? Find(WordKind kind, string text) => words.GetValueOrDefault((kind, Phrase.Key(text)));

    /// <summary>Every name under which a word is found, its own included, without articles.</summary>
    public IEnumerable<string> NamesOf(Word word) => words.Where(entry => ReferenceEquals(entry.Value, word)).Select(entry => entry.Key.Key);

    /// <summary>The word of exactly this name, other names left aside; null where there is none. Only of a document that has been read.</summary>
    internal Word? Named(WordKind kind, string name) => Named().GetValueOrDefault((kind, name));

    /// <summary>The names of a kind, each once, in the order in which they were declared.</summary>
    internal IEnumerable<string> Names(WordKind kind) => Named().Keys.Where(key => key.Kind == kind).Select(key => key.Name);

    /// <summary>The word that an author probably meant, for the help of an error: a word of these kinds, or one that joins.</summary>
    public string? Nearest(string text, params ReadOnlySpan<WordKind> kinds)
    {
        var written = Phrase.Words(text);
        var wanted = kinds.ToArray();
        var known = words.Where(entry => wanted.Contains(entry.Key.Kind)).ToList();
        return Whole(string.Join(' ', written)) ?? Begun(written, 1)
            ?? written.Take(8).Select(Phrase.JoiningNear).FirstOrDefault(word => word is not null) ?? Begun(written, 2) ?? Started();

        string? Whole(string key) => Suggestion.For(key, known.Select(entry => entry.Key.Key)) is { } near ? Named(near) : null;

        string? Begun(string[] parts, int edits) =>
            Enumerable.Range(1, Math.Min(8, parts.Length)).Reverse()
                .Select(many => Suggestion.Within(edits, string.Join(' ', parts[..many]), known.Select(entry => entry.Key.Key).Where(key => key.Length > 3)))
                .FirstOrDefault(near => near is not null
                    && !string.Join(' ', parts).StartsWith(near, StringComparison.Ordinal)) is { } found ? Named(found) : null;

        string? Started() => written.Length > 0 && known.Select(entry => entry.Key.Key)
            .FirstOrDefault(key => key.StartsWith(written[0] + " ", StringComparison.Ordinal)) is { } found ? Named(found) : null;

        string Named(string key) => known.First(entry => entry.Key.Key == key).Value.Name;
    }

    private Dictionary<(WordKind Kind, string Name), Word> Named()
    {
        if (named is null)
        {
            var all = new Dictionary<(WordKind Kind, string Name), Word>();
            foreach (var word in words.Values)
            {
                all[(word.Kind, word.Name)] = word;
            }

            named = all;
        }

        return named;
    }

    /// <summary>The longest word of the kinds given that the texts begin with at that place; null where none fits.</summary>
    internal Word? Longest(string[] text, int from, out int used, params ReadOnlySpan<WordKind> kinds)
    {
        for (used = Math.Min(8, text.Length - from); used > 0; used--)
        {
            var key = string.Join(' ', text, from, used);
            foreach (var kind in kinds)
            {
                if (words.TryGetValue((kind, key), out var word))
                {
                    return word;
                }
            }
        }

        return null;
    }

    /// <summary>These words and those of another that are not among them.</summary>
    internal Vocabulary With(Vocabulary other)
    {
        var both = new Vocabulary(this);
        foreach (var (key, word) in other.words)
        {
            both.words.TryAdd(key, word);
        }

        return both;
    }

    /// <summary>Says that here a word belongs to wider ones too, and so does every word that belongs to it.</summary>
    /// <param name="implied">Those of the wider facts that hold wherever it does.</param>
    internal void Widen(Word word, IReadOnlyList<string> wider, IReadOnlyList<string> implied)
    {
        foreach (var group in words.Where(entry => entry.Value.Kind == word.Kind && (entry.Value.Name == word.Name || entry.Value.Covers.Contains(word.Name)))
            .GroupBy(entry => entry.Value).ToList())
        {
            var implies = group.Key.Name == word.Name || group.Key.Implies.Contains(word.Name) ? implied : [];
            var widened = group.Key with
            {
                Covers = [.. group.Key.Covers.Concat(wider).Distinct()],
                Implies = [.. group.Key.Implies.Concat(implies).Distinct()],
            };
            foreach (var entry in group)
            {
                words[entry.Key] = widened;
            }
        }
    }

    /// <summary>
    /// Adds a word under its name and its other names; answers the name that is taken already, or null. What was another name of a word to which it
    /// belongs is its own from then on, and a core word that came later gives way.
    /// </summary>
    internal string? Add(Word word, IReadOnlyList<string> alsoCalled)
    {
        foreach (var name in (string[])[word.Name, .. alsoCalled])
        {
            var key = (word.Kind, Phrase.Key(name));
            if (words.TryGetValue(key, out var other) && !ReferenceEquals(other, word) && !Frees(other, word, key))
            {
                return name;
            }

            words[key] = word;
        }

        return null;
    }

    // A rule about the wider word still reaches what was only another name of it.
    private bool Frees(Word other, Word word, (WordKind Kind, string Key) taken)
    {
        var named = Phrase.Key(other.Name) == taken.Key;
        if (other.Yields && named)
        {
            foreach (var key in words.Where(entry => ReferenceEquals(entry.Value, other)).Select(entry => entry.Key).ToList())
            {
                words.Remove(key);
            }
        }

        return other.Yields || (!named && word.Covers.Contains(other.Name));
    }
}
