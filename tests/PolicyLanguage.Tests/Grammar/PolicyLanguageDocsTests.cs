using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Testing;

namespace PolicyLanguage.Tests.Grammar;

public partial class PolicyLanguageDocsTests
{
    private const string Roles = """
        ```role headteacher
        called headteacher
        ```
        ```role chair-of-governors
        called chair of governors
        ```
        ```role senior-leader
        called senior leader
        ```

        """;

    public static TheoryData<string> Kinds => [.. BlockKinds.Core.Offered.Select(kind => kind.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_example_of_every_kind_of_block_reads(string kind)
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "policy-language", kind + ".md")).ReplaceLineEndings("\n");
        var example = Example().Matches(page).Select(match => match.Value).Where(block => block.StartsWith($"```{kind} ", StringComparison.Ordinal)).ToList();
        var text = $"---\npolicy: larkfield\ntitle: Larkfield\nwhen silent: headteacher\nwhen unknown: headteacher\n---\n## 1.1 Roles\n{Roles}## 2.9 Example\n{string.Join('\n', example)}\n";

        Assert.Single(example);
        Assert.All(PolicyTest.Run(PolicyTexts.Read(text, kind + ".md")), run => Assert.Null(run.Differs));
    }

    [Fact]
    public void The_overview_names_every_kind_of_block_and_its_page()
    {
        var overview = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "policy-language.md"));

        Assert.All(Kinds, kind => Assert.Contains($"policy-language/{kind.Data}.md", overview));
    }

    [Fact]
    public void What_somebody_copies_from_the_first_steps_reads_and_its_examples_hold()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "how-to-write-a-policy.md")).ReplaceLineEndings("\n");
        var front = page[page.IndexOf("---\n", StringComparison.Ordinal)..(page.LastIndexOf("---\n", StringComparison.Ordinal) + 4)];
        var blocks = Example().Matches(page).Select(match => match.Value).ToList();

        var runs = PolicyTest.Run(PolicyTexts.Read($"{front}### 2 All of them\n\n{string.Join('\n', blocks)}\n", "how-to-write-a-policy.md")).ToList();

        Assert.All(Kinds, kind => Assert.Contains(blocks, block => block.StartsWith($"```{kind.Data} ", StringComparison.Ordinal)));
        Assert.Equal([null, null], runs.Select(run => run.Differs));
    }

    [GeneratedRegex("^```[a-z]+ [^\n]*\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
