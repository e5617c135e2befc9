using Countersign.PolicyLanguage.Linting;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Linting;

/// <summary>What readers of the five founding texts found wrong with them, by the tables of docs/coverage.md.</summary>
public class FoundingDefectsTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly string[] Five = ["school", "federation", "primary", "trust", "infant"];

    private static readonly string[] Sorts = ["contradiction", "paper"];

    private static readonly Dictionary<string, IReadOnlyList<Finding>> Found = Five.ToDictionary(name => name, Findings);

    public static TheoryData<string, string, string> Shown
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var cells in Rows().Where(cells => Sorts.Contains(cells[3])))
            {
                rows.Add(cells[1], cells[4], cells[5]);
            }

            return rows;
        }
    }

    public static TheoryData<string> Samples => [.. Rows().Where(cells => cells[3] == "wording").Select(cells => cells[5].Trim('`')).Distinct()];

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_defect_of_a_founding_text_shows_in_our_document(string document, string clause, string says)
    {
        var found = Found[document].Where(finding => clause == "-" ? finding.Clause is null && finding.Message == says : finding.Clause == clause && finding.Message.Contains(says, StringComparison.Ordinal));

        Assert.NotEmpty(Assert.Single(found).CouldDo);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_defect_of_the_wording_has_a_sample_that_shows_it(string sample) =>
        Assert.NotEmpty(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "lint", Path.ChangeExtension(sample, ".txt"))));

    [Fact]
    public void Every_founding_text_has_contradictions_and_defects_of_the_paper_in_the_table() =>
        Assert.Equal(Five.SelectMany(name => Sorts.Select(sort => (name, sort))).Order(), Rows().Select(cells => (cells[1], cells[3])).Where(row => Sorts.Contains(row.Item2)).Distinct().Order());

    [Theory]
    [InlineData("law/england")]
    [InlineData("law/northern-ireland")]
    [InlineData("law/scotland")]
    [InlineData("law/wales")]
    public void The_law_has_no_defect(string name) => Assert.Empty(Findings(name));

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "coverage.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is [_, _, _, _, _, _, _] && Five.Contains(cells[1]));

    private static IReadOnlyList<Finding> Findings(string document) =>
        [.. Lint.Of(PolicyTexts.Shipped(document), Today).Where(finding => finding.Kind != FindingKind.Consider)];
}
