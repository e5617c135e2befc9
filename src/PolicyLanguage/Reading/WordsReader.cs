using System.Text;

namespace Countersign.PolicyLanguage.Reading;

/// <summary>Reads lines such as <c>fact family; also directly related; asks Are you related to them?</c></summary>
internal static class WordsReader
{
    private static readonly string[] Kinds = [.. Enum.GetNames<WordKind>().Select(name => name.ToLowerInvariant())];

    public static Vocabulary Core()
    {
        using var stream = typeof(WordsReader).Assembly.GetManifestResourceStream("words.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
        var problems = new List<Problem>();
        var context = new BlockContext("words.md", [], problems, new Vocabulary());
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

    public static void Read(BlockContext context, Block block)
    {
        foreach (var (number, text) in block.Lines)
        {
            Line(context, number, text);
        }
    }

    private static void Line(BlockContext context, int number, string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var head = parts[0].Split(' ', 2, StringSplitOptions.TrimEntries);
        if (head.Length < 2 || !Enum.TryParse<WordKind>(head[0], ignoreCase: true, out var kind) || !Kinds.Contains(head[0].ToLowerInvariant()))
        {
            context.UnknownLine(number, text, "words block", Kinds);
            return;
        }

        var covers = new List<string>();
        var also = new List<string>();
        string? asks = null;
        foreach (var part in parts.Skip(1))
        {
            if (BlockContext.After(part, "is") is { } wider)
            {
                foreach (var name in wider.Split(',', StringSplitOptions.TrimEntries))
                {
                    if (context.RequireWord(number, kind, name) is { } word)
                    {
                        covers.AddRange([word.Name, .. word.Covers]);
                    }
                }
            }
            else if (BlockContext.After(part, "also") is { } names)
            {
                also.AddRange(names.Split(',', StringSplitOptions.TrimEntries));
            }
            else if (BlockContext.After(part, "asks") is { } question)
            {
                asks = question;
            }
            else
            {
                context.UnknownLine(number, part, "words line", ["is", "also", "asks"]);
            }
        }

        if (context.Words.Find(kind, head[1]) is { } known && covers.Count > 0 && also.Count == 0 && asks is null)
        {
            context.Words.Widen(known, covers);
            return;
        }

        if (kind == WordKind.Fact && asks is null)
        {
            context.Report(number, $"the fact `{head[1]}` has no question", "add `; asks` and the question that people are asked");
        }

        if (context.Words.Add(new Word(kind, head[1], [.. covers.Distinct()], asks), also) is { } taken)
        {
            context.Report(number, $"the {head[0]} `{taken}` is declared already", "use the word that is there, or choose another");
        }
    }
}
