using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads a <c>setting</c> block: a value that the prose leaves open and the school fills in.</summary>
internal static class SettingReader
{
    private static readonly string[] Keywords = ["means", "value"];

    public static Setting? Read(BlockContext context, Block block)
    {
        string? means = null, value = null;
        var added = false;
        context.Once(block, "setting", Keywords);
        foreach (var (number, text) in block.Lines)
        {
            means ??= BlockContext.After(text, "means");
            value ??= BlockContext.After(text, "value");
            if (LineReader.IsFlag(text, RegisterReader.Added))
            {
                added = true;
            }
            else if (!Keywords.Any(keyword => BlockContext.After(text, keyword) is not null) && text != "value")
            {
                context.UnknownLine(number, text, "setting", [.. Keywords, RegisterReader.Added]);
            }
        }

        if (means is null)
        {
            context.Report(block.Line, $"the setting `{block.Id}` does not say what it is", "add a line `means` and the words of the clause that it fills in");
        }

        return new Setting(block.Id, block.Clause, means ?? "", value) { AddedBySchool = added };
    }
}
