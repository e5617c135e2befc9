using System.Text;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads lines such as <c>fact family; also directly related; asks Are you related to them?</c></summary>
internal static class WordsReader
{
    private static readonly List<string> Kinds = [.. WordsBlock.Word.Keywords.Select(keyword => keyword.Keyword)];

    private static readonly Dictionary<WordKind, List<string>> Lines =
        Enum.GetValues<WordKind>().ToDictionary(kind => kind, kind => WordsBlock.PropertiesOf(kind).ToList());

    public static Vocabulary Core()
    {
        using var stream = typeof(WordsReader).Assembly.GetManifestResourceStream("words.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
        var problems = new List<Problem>();
        var context = new BlockContext("words.md", [], problems, new Vocabulary()) { IsCore = true };
        var inside = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                inside = !inside;
            }
            else if (inside && lines[i].Trim().Length > 0)
            {
                Line(context, i + 1, lines[i].Trim());
            }
        }

        return problems.Count == 0 ? context.Words : throw new InvalidOperationException("the core words have a problem: " + problems[0]);
    }

    /// <summary>Declares the words of all words blocks of a document, whatever the order of their lines.</summary>
    public static void Read(BlockContext context, IEnumerable<Block> blocks)
    {
        var lines = blocks.SelectMany(block => block.Lines).ToList();
        foreach (var (number, text) in WordsOrder.Of(lines))
        {
            Line(context, number, text);
        }

        WordNames.CheckRoles(context, lines);
    }

    private static void Line(BlockContext context, int number, string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var head = parts[0].Split(' ', 2, StringSplitOptions.TrimEntries);
        if (head.Length < 2 || !Enum.TryParse<WordKind>(head[0], ignoreCase: true, out var kind) || !Kinds.Contains(head[0].ToLowerInvariant()))
        {
            context.UnknownLine(number, text, WordsBlock.Kind.Noun, Kinds);
            return;
        }

        var (covers, implies) = (new List<string>(), new List<string>());
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1))
        {
            if (context.IsCore && BlockContext.After(part, "since") is not null)
            {
                told["since"] = part;
            }
            else if (Lines[kind].Find(keyword => BlockContext.After(part, keyword) is not null) is not { } keyword)
            {
                context.UnknownLine(number, part, "words line", Lines[kind]);
            }
            else if (WordsBlock.Builders.Contains(keyword))
            {
                var wider = Wider(context, number, kind, BlockContext.After(part, keyword)!).ToList();
                covers.AddRange(wider.SelectMany(word => (string[])[word.Name, .. word.Covers]));
                implies.AddRange(keyword == "is"
                    ? []
                    : wider.Where(word => Implied(context, number, word)).SelectMany(word => (string[])[word.Name, .. word.Implies]));
            }
            else if (!told.TryAdd(keyword, BlockContext.After(part, keyword)!))
            {
                context.Report(number, $"`{keyword}` stands twice in a words line", "keep one of the two");
            }
        }

        // Another name of a core word may become a word of its own that belongs to it.
        if (context.Words.Find(kind, head[1]) is { } known && covers.Count > 0 && told.Count == 0
            && (Phrase.Key(known.Name) == Phrase.Key(head[1]) || !covers.Contains(known.Name)))
        {
            context.Words.Widen(known, covers, implies);
            return;
        }

        if (kind is WordKind.Fact or WordKind.Date && !told.ContainsKey("asks"))
        {
            context.Report(number, $"the {head[0].ToLowerInvariant()} `{head[1]}` has no question", "add `; asks` and the question that people are asked");
        }

        if (told.ContainsKey("counts") && implies.Count > 0)
        {
            context.Report(number, $"the number `{head[1]}` implies no fact", "take `implies` out; a rule can set a limit to the number");
        }

        var made = new Word(kind, head[1], [.. covers.Distinct()], told.GetValueOrDefault("asks"))
        {
            Said = told.GetValueOrDefault("said"),
            Many = told.GetValueOrDefault("many"),
            Outside = told.GetValueOrDefault("outside"),
            Implies = [.. implies.Distinct()],
            Yields = told.ContainsKey("since"),
            Counts = told.GetValueOrDefault("counts"),
            Yes = told.GetValueOrDefault("yes"),
            No = told.GetValueOrDefault("no"),
            Under = told.GetValueOrDefault("under")
                ?? covers.Select(wider => context.Words.Find(kind, wider)?.Under).FirstOrDefault(heading => heading is not null),
        };
        var also = told.GetValueOrDefault("also")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        foreach (var name in also.Prepend(made.Name))
        {
            WordNames.Check(context, number, kind, name);
        }

        if (context.Words.Add(made, also) is { } taken)
        {
            context.Report(number, $"the {head[0]} `{taken}` is declared already", "use the word that is there, or choose another");
        }
    }

    private static bool Implied(BlockContext context, int number, Word word)
    {
        if (word.Counts is not null)
        {
            context.Report(number, $"the number `{word.Name}` follows from no fact", "take it out of `implies`");
        }

        return word.Counts is null;
    }

    private static IEnumerable<Word> Wider(BlockContext context, int number, WordKind kind, string names) =>
        names.Split(',', StringSplitOptions.TrimEntries).Select(name => context.RequireWord(number, kind, name)).OfType<Word>();
}
