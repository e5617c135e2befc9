using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>A line of a block that its grammar knows.</summary>
/// <param name="Text">What follows the keyword.</param>
internal readonly record struct SourceLine(BlockContext Context, Block Block, LineKind Kind, string Keyword, int Number, string Text)
{
    public void Report(string message, string? help = null) => Context.Report(Number, message, help);
}

/// <summary>
/// Reads the lines of a block as the grammar of its kind says: which are known, which stand once, which are needed, and of which type each is.
/// </summary>
internal static class BlockReader
{
    public static BlockValues Read(BlockContext context, Block block, BlockKind kind)
    {
        var values = new BlockValues(block.Kind, block.Id, block.Clause, block.Line);
        foreach (var (number, text) in block.Lines)
        {
            if (Find(kind, text) is not var (line, keyword, said))
            {
                if (!kind.Distinct.Any(known => known.MayBeEmpty && known.Key == text))
                {
                    context.UnknownLine(number, text, kind.Noun, kind.AllKeywords);
                }

                continue;
            }

            var key = line.WayOf ?? line.Key;
            if (Again(kind, values, key) is { } again)
            {
                context.Report(number, again.Message, again.Help);
                if (kind.Line(key).Twice is not null)
                {
                    continue;
                }
            }

            var value = Values.Read(new SourceLine(context, block, line, keyword, number, said));
            values.Add(line.Key, number, value);
        }

        Required(context, kind, values);
        BlockChecks.Run(context, block, values);
        return values;
    }

    /// <summary>The line of a kind that a text is, the keyword with which it begins and what follows that; null where it is none of them.</summary>
    private static (LineKind Line, string Keyword, string Said)? Find(BlockKind kind, string text)
    {
        (LineKind Line, string Keyword, string Said)? found = null;
        foreach (var line in kind.Lines)
        {
            for (var at = 0; at < line.Keywords.Count; at++)
            {
                var keyword = line.Keywords[at].Keyword;
                if (Said(line, keyword, text) is { } said && !(found?.Keyword.Length >= keyword.Length))
                {
                    found = (line, keyword, said);
                }
            }
        }

        return found;
    }

    // One way to write a line is its keyword and another behind it, with any space between them.
    private static string? Said(LineKind line, string keyword, string text) =>
        line.IsFlag ? (Flag.Is(text, keyword) ? "" : null)
        : line.WayOf is { } way ? (BlockContext.After(text, way) is { } rest ? BlockContext.After(rest, keyword[(way.Length + 1)..]) : null)
        : BlockContext.After(text, keyword);

    // What is said of a line that stands there already and can stand only once.
    private static (string Message, string Help)? Again(BlockKind kind, BlockValues values, string key) =>
        kind.Line(key) is { Once: true } line && kind.Lines.Any(other => (other.WayOf ?? other.Key) == key && values.Has(other.Key))
            ? line.Twice ?? ($"the line `{key}` stands twice in a {kind.Noun}", "keep one of the two")
            : null;

    private static void Required(BlockContext context, BlockKind kind, BlockValues values)
    {
        foreach (var line in kind.Distinct)
        {
            var there = kind.Lines.Any(other => (other.Key == line.Key || other.WayOf == line.Key || other.Key == line.OrElse) && values.Has(other.Key));
            if (line.Missing is var (lacks, help) && !there)
            {
                context.Report(values.Line, $"the {kind.Kind} `{values.Id}` {lacks}", help);
            }
        }
    }
}
