using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads a <c>register</c> block: a list that the document promises.</summary>
internal static class RegisterReader
{
    public const string Added = "added by the school";

    private static readonly string[] Keywords = ["lists", "entry", "kept by", "because", "strength"];

    private static readonly string[] Tails = ["edition", "reviewed", "owner"];

    public static Register Read(BlockContext context, Block block)
    {
        string? lists = null, keeper = null, because = null;
        var entries = new List<(int Line, RegisterEntry Entry)>();
        var (added, strength) = (false, Strength.Must);
        context.Once(block, "register", ["lists", "kept by", "because", "strength"]);
        foreach (var (number, keyword, rest) in LineReader.Keyed(context, block, Keywords, Added))
        {
            switch (keyword)
            {
                case "lists": lists = rest; break;
                case "entry": entries.Add((number, Entry(context, number, rest))); break;
                case "kept by": keeper = context.RequireRole(number, rest); break;
                case "because": because = rest; break;
                case "strength": strength = LineReader.Strength(context, block, number, rest); break;
                case Added: added = true; break;
            }
        }

        foreach (var twice in entries.GroupBy(entry => entry.Entry.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            context.Report(twice.Last().Line, $"the entry `{twice.Key}` stands twice", $"the first stands at line {twice.First().Line}; keep one of the two");
        }

        LineReader.Required(context, block, lists is not null, "what it lists", "add a line `lists`, such as `lists official accounts`");
        return new Register(block.Id, block.Clause, block.Line, lists ?? "", [.. entries.Select(entry => entry.Entry)], keeper, added, because, strength);
    }

    // Guidance for safer working practice; edition 2018; reviewed 2023-10; owner the headteacher
    private static RegisterEntry Entry(BlockContext context, int line, string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var entry = new RegisterEntry(parts[0], null, null, null);
        foreach (var part in parts.Skip(1))
        {
            if (Tails.FirstOrDefault(tail => BlockContext.After(part, tail) is not null) is not { } tail)
            {
                context.UnknownLine(line, part, "register entry", Tails);
                continue;
            }

            var rest = BlockContext.After(part, tail)!;
            entry = tail switch
            {
                "edition" => entry with { Edition = rest },
                "reviewed" => entry with { Reviewed = LineReader.Date(context, line, rest) },
                _ => entry with { Owner = context.RequireRole(line, rest) },
            };
        }

        return entry;
    }
}
