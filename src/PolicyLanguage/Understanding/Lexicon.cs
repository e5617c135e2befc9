using System.Globalization;
using System.Text;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>A line of the lexicon: what it means, and the ways of saying it.</summary>
/// <param name="Name">A word of the vocabulary, a class, a sense or a kind of danger.</param>
/// <param name="Extra">What its own weight adds.</param>
/// <param name="Asker">For whom it counts; null for everybody.</param>
internal sealed record LexiconEntry(string Name, double Extra, string? Asker, IReadOnlyList<SpeechPattern> Patterns);

/// <summary>A network, an app or a game that people name.</summary>
internal sealed record Place(string Name, string Kind);

/// <summary>How people speak: <c>speech.md</c>, <c>policies/places.md</c> and two lists of English words, read once.</summary>
internal sealed class Lexicon
{
    // Its words are not English, so no English word is mended into one of them.
    private const string Languages = "language";

    // Blocks in which a line has no name of its own.
    private static readonly string[] Nameless = ["calm", "offtopic", "turned"];

    private static readonly Lazy<Lexicon> Read = new(() => new Lexicon());

    private readonly Dictionary<string, List<LexiconEntry>> entries = [];

    private readonly Dictionary<string, string> spellings = new(StringComparer.Ordinal), irregular = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> clusters = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);

    private readonly HashSet<string> fillers = new(StringComparer.Ordinal), own = new(StringComparer.Ordinal);

    // Words of the lexicon that are too short for a misspelling to be mended to them.
    private readonly HashSet<string> small = new(StringComparer.Ordinal);

    private Lexicon()
    {
        English = Resource("english.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        foreach (var (number, line) in Resource("clusters.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Index())
        {
            Array.ForEach(line.Split(' '), word => clusters[word] = number);
        }

        foreach (var (block, line) in Lines(Resource("speech.md")))
        {
            Add(block, line);
        }

        foreach (var (_, line) in Lines(Resource("places.md")).Where(line => line.Block == "places"))
        {
            AddPlace(line);
        }

        own.UnionWith(entries.Where(block => block.Key != Languages).SelectMany(block => block.Value)
            .SelectMany(entry => entry.Patterns).SelectMany(pattern => pattern.Words));
        own.UnionWith(spellings.Keys);
        own.UnionWith(irregular.Keys);
        small.UnionWith(own.Where(word => word.Length <= 3));
        own.ExceptWith(small);
        Classes = [.. entries["class"].Select(entry => (entry.Name, new PatternIndex([entry])))];
        Blocks = entries.Where(block => block.Key != "class").ToDictionary(block => block.Key, block => new PatternIndex(block.Value));
    }

    public static Lexicon Shared => Read.Value;

    /// <summary>Common English words, so that none of them is taken for a misspelling.</summary>
    public IReadOnlySet<string> English { get; }

    /// <summary>The words that the lexicon itself uses, to which a misspelling may be mended.</summary>
    public IReadOnlySet<string> Own => own;

    public IReadOnlyDictionary<string, string> Irregular => irregular;

    /// <summary>Classes in the order in which they are declared: one may use those before it.</summary>
    public IReadOnlyList<(string Name, PatternIndex Index)> Classes { get; }

    public IReadOnlyDictionary<string, PatternIndex> Blocks { get; }

    public static string Resource(string name)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The shortest of a word's forms that is a word, under which everything that is said with it is weighed.</summary>
    public string Stem(string word, IEnumerable<string> forms) => forms.Where(form => form == word || English.Contains(form)).MinBy(form => form.Length)!;

    public bool IsFiller(string word) => fillers.Contains(word);

    /// <summary>Whether a word needs no mending.</summary>
    public bool Knows(string word) => own.Contains(word) || small.Contains(word) || clusters.ContainsKey(word)
        || WordForms.Of(word, irregular).Exists(form => English.Contains(form) || own.Contains(form));

    /// <summary>Whether two words written together are one that the lexicon knows.</summary>
    public bool Joined(string word) => places.ContainsKey(word) || own.Contains(word);

    /// <summary>The words that a word stands for: <c>cant</c> for <c>can not</c>.</summary>
    public string? Spelled(string word) => spellings.GetValueOrDefault(word);

    public Place? PlaceCalled(string name) => places.GetValueOrDefault(name);

    /// <summary>The number of the group of words that are used as this one is; null for a rare word.</summary>
    public int? Cluster(string word) => clusters.TryGetValue(word, out var number) ? number : null;

    private static IEnumerable<(string Block, string Line)> Lines(string text)
    {
        string? block = null;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                block = line.Length > 3 ? line[3..].Trim() : null;
            }
            else if (block is not null && line.Trim() is { Length: > 0 } said)
            {
                yield return (block, said);
            }
        }
    }

    private void Add(string block, string line)
    {
        if (block == "fillers")
        {
            fillers.UnionWith(line.Split(' '));
            return;
        }

        var colon = Nameless.Contains(block) ? -1 : line.IndexOf(':', StringComparison.Ordinal);
        var (head, said) = colon < 0 ? (block, line) : (line[..colon].Trim(), line[(colon + 1)..].Trim());
        switch (block)
        {
            case "spell": spellings[head] = said; break;
            case "forms": Array.ForEach(said.Split(' '), form => irregular[form] = head); break;
            default: AddEntry(block, head, said); break;
        }
    }

    private void AddEntry(string block, string head, string said)
    {
        var words = head.Split(' ');
        var extra = words.FirstOrDefault(word => word[0] == '+') is { } plus ? double.Parse(plus, CultureInfo.InvariantCulture) : 0;
        var patterns = said.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(SpeechPattern.Read).ToList();
        (entries.TryGetValue(block, out var all) ? all : entries[block] = []).Add(new LexiconEntry(
            string.Join(' ', words.Where(word => word[0] is not ('@' or '+'))),
            extra,
            words.FirstOrDefault(word => word[0] == '@')?[1..],
            patterns));
    }

    private void AddPlace(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        string? After(string keyword) => parts.FirstOrDefault(part => part.StartsWith(keyword + " ", StringComparison.Ordinal))?[(keyword.Length + 1)..];
        var place = new Place(parts[0], After("kind") ?? "network");
        foreach (var name in (After("also")?.Split(',', StringSplitOptions.TrimEntries) ?? []).Append(parts[0].ToLowerInvariant()))
        {
            places.TryAdd(name, place);
            own.UnionWith(name.Split(' '));
        }
    }
}
