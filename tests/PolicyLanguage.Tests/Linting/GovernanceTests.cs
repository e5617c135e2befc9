using System.Globalization;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Linting;

public class GovernanceTests
{
    private const int First = 32, Last = 52;

    private static readonly string[] Five = ["school", "federation", "primary", "trust", "infant"];

    private static readonly Dictionary<string, PolicyDocument> Documents = Five.ToDictionary(name => name, PolicyTexts.Shipped);

    private static readonly Dictionary<string, List<(int Row, string Expected)>> Tables = Five.ToDictionary(name => name, Table);

    public static TheoryData<string, int> Topics => [.. Five.SelectMany(name => Enumerable.Range(First, Last - First + 1).Select(row => (name, row)))];

    public static TheoryData<int> Silences => [.. GovernanceTopic.Rows];

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_document_says_of_each_topic_of_governance_what_its_table_says(string document, int row)
    {
        var expected = Tables[document].Where(line => line.Row == row).Select(line => line.Expected).ToList();

        var differences = expected.Select(line => line == "silent" ? GovernanceTopic.Spoken(Documents[document], row) : GovernanceForm.Differs(Documents[document], line)).OfType<string>().ToList();

        Assert.True(expected.Count > 0, $"{document} says nothing of row {row}");
        Assert.True(!expected.Contains("silent") || expected.All(line => line == "silent" || line.StartsWith("example ", StringComparison.Ordinal)), $"{document} is silent on row {row} and speaks of it too");
        Assert.True(differences.Count == 0, $"{document} {row}: {string.Join("; ", differences)}");
    }

    [Fact]
    public void No_table_has_a_row_that_is_not_a_topic() =>
        Assert.All(Tables.Values.SelectMany(table => table), line => Assert.InRange(line.Row, First, Last));

    [Theory]
    [MemberData(nameof(Silences))]
    public void A_silence_is_told_from_a_document_that_speaks(int row)
    {
        var speaking = Five.Where(name => GovernanceTopic.Spoken(Documents[name], row) is not null).ToList();

        Assert.NotEmpty(speaking);
        Assert.All(speaking, name => Assert.DoesNotContain((row, "silent"), Tables[name]));
    }

    [Theory]
    [InlineData("front colour=red")]
    [InlineData("garden staff for=staff")]
    [InlineData("ladder staff colour=red")]
    [InlineData("ladder staff")]
    [InlineData("ladder staff last")]
    public void A_form_that_is_not_known_is_refused(string form) =>
        Assert.Throws<FormatException>(() => GovernanceForm.Differs(Documents["school"], form));

    [Theory]
    [InlineData("ladder staff last=a word of thanks")]
    [InlineData("ladder staff steps=1")]
    [InlineData("ladder nobody last=summary dismissal")]
    [InlineData("words terms volunteer=pupil")]
    [InlineData("front ratified by=governing body")]
    [InlineData("route concerns omission=yes")]
    [InlineData("example c2-41=allowed")]
    public void An_expectation_that_the_document_does_not_meet_is_told(string form) =>
        Assert.NotNull(GovernanceForm.Differs(Documents["school"], form));

    private static List<(int Row, string Expected)> Table(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "governance", name + ".csv"));
        Assert.Equal("row,expected", lines[0]);
        return [.. lines.Skip(1).Select(line => line.Split(',', 2)).Select(cells => (int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1]))];
    }
}
