using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.Tests;

namespace PolicyLanguage.Tests.Grammar;

/// <summary>The tables of the manual are those of the grammar. COUNTERSIGN_RECORD=1 writes them again.</summary>
public partial class ManualTests
{
    public static TheoryData<string> KindsWithLines => [.. BlockKinds.Core.All.Where(kind => kind.Lines.Any(line => line.Written.Length > 0)).Select(kind => kind.Kind)];

    [Theory]
    [MemberData(nameof(KindsWithLines))]
    public void The_lines_of_a_kind_stand_on_its_page(string name)
    {
        var kind = BlockKinds.Core.Find(name)!;

        var rows = kind.Lines.Select(line => $"| {line.Written} | {line.Says} | {HowOften(kind, line)} |");

        Assert.All(kind.Lines, line => Assert.False(line.Written.Length == 0 || line.Says.Length == 0, line.Key));
        AssertTable($"policy-language/{name}.md", ["| line | says | how often |", "|---|---|---|", .. rows]);
    }

    [Fact]
    public void The_overview_lists_the_kinds_in_the_order_in_which_people_meet_them()
    {
        var rows = BlockKinds.Core.Offered.Select(kind => $"| [`{kind.Kind}`](policy-language/{kind.Kind}.md) | {kind.Says} |");

        AssertTable("policy-language.md", ["| kind | says |", "|---|---|", .. rows]);
    }

    [Fact]
    public void The_page_of_words_names_each_kind_of_word_and_each_property()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "policy-language", "words.md"));

        Assert.Equal(Enum.GetValues<WordKind>().Select(kind => kind.ToString().ToLowerInvariant()), WordsBlock.Word.Keywords.Select(keyword => keyword.Keyword));
        Assert.All(WordsBlock.Word.Keywords, keyword => Assert.Contains($"| `{keyword.Keyword}` |", page, StringComparison.Ordinal));
        Assert.All(WordsBlock.Word.TailKeywords, property => Assert.Matches($"`{property} |; {property} ", page));
    }

    [Fact]
    public void The_order_in_which_kinds_are_read_puts_what_others_name_first()
    {
        Assert.Equal(["words", "role", "rule"], BlockKinds.Core.All.Take(3).Select(kind => kind.Kind));
        Assert.Equal(BlockKinds.Core.All.Count, BlockKinds.Core.All.Select(kind => kind.Place).Distinct().Count());
    }

    private static string HowOften(BlockKind kind, LineKind line) =>
        line.WayOf is not null ? "instead of the line above"
        : (line.Missing is not null && line.OrElse is null ? "needed, " : "") + (line.Once || line.IsFlag ? "once" : "any");

    private static void AssertTable(string page, IEnumerable<string> lines)
    {
        var path = Path.Combine(Checkout.Root, "docs", page);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var table = Marked().Match(text);
        Assert.True(table.Success, $"{page} has no place for the table of the grammar");
        var fresh = string.Concat(lines.Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            File.WriteAllText(path, text[..table.Groups["table"].Index] + fresh + text[(table.Groups["table"].Index + table.Groups["table"].Length)..]);
            return;
        }

        Assert.Equal(fresh, table.Groups["table"].Value);
    }

    [GeneratedRegex("^<!-- grammar: [^\n]*-->\n(?<table>.*?)^<!-- end of grammar -->$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Marked();
}
