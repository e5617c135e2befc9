using System.Text;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Comparison.Practice;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Comparison;

public partial class PracticePropertyTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly DifferenceWording Versions = new("was", "becomes");

    // Of the two who receive such a concern the other is left anyway, where it is about the first.
    private static readonly (string Document, string Text)[] SaysNothingMore = [("primary.md", "subject  the headteacher, to the governing body")];

    public static TheoryData<string> Documents => ["federation.md", "infant.md", "primary.md", "school.md", "trust.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_line_that_is_taken_out_of_a_block_is_noticed_or_says_nothing_that_anybody_does(string name)
    {
        var text = Text(name);
        var policy = Read(text)!;

        var tried = Lines(text).Select(line => (line.Text, Document: Read(text.Remove(line.At, line.Text.Length)))).Where(one => one.Document is not null).ToList();
        var unnoticed = tried.Where(one => PracticeComparison.Between(new PolicyLayers(policy), new PolicyLayers(one.Document!), Today, Versions).Count == 0).Select(one => (one.Text, Difference: PolicyDifference.Between(policy, one.Document!, Today))).ToList();

        Assert.True(tried.Count > 10, $"{tried.Count} lines were tried");
        Assert.Equal(SaysNothingMore.Where(line => line.Document == name).Select(line => line.Text), unnoticed.Select(one => one.Text.Trim()).Where(line => !Reason().IsMatch(line)));
        Assert.All(unnoticed, one => Assert.True(one.Difference.IsNone));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Blocks_of_a_document_in_another_order_and_under_other_names_make_no_difference(string name)
    {
        var policy = Read(Text(name))!;
        var turned = policy with
        {
            Routes = [.. policy.Routes.Reverse().Select(route => route with { Id = "x" + route.Id })],
            Ladders = [.. policy.Ladders.Reverse().Select(ladder => ladder with { Id = "x" + ladder.Id })],
            Cadences = [.. policy.Cadences.Reverse().Select(cadence => cadence with { Id = "x" + cadence.Id, Because = "somebody asked" })],
            Registers = [.. policy.Registers.Reverse().Select(register => register with { Id = "x" + register.Id })],
            Conducts = [.. policy.Conducts.Reverse().Select(conduct => conduct with { Id = "x" + conduct.Id })],
            Roles = [.. policy.Roles.Reverse()],
            Procedures = [.. policy.Procedures.Reverse()],
        };

        var difference = PolicyDifference.Between(policy, turned, Today);

        Assert.Empty(difference.Practice.Select(one => one.Sentence));
        Assert.Equal("Nothing differs: no answer in any situation, and no step, route, duty or date.", difference.Sentence);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Turned_round_as_many_things_differ(string name)
    {
        var (one, other) = (Read(Text(name))!, Read(Text("school.md"))!);

        var (there, back) = (PolicyDifference.Between(one, other, Today).Practice, PolicyDifference.Between(other, one, Today).Practice);

        Assert.Equal(there.CountBy(change => change.Part).OrderBy(part => part.Key), back.CountBy(change => change.Part).OrderBy(part => part.Key));
    }

    // Every line of the blocks that say how work is done.
    private static IEnumerable<(int At, string Text)> Lines(string text) =>
        Blocks().Matches(text).SelectMany(block => Line().Matches(block.Value).Select(line => (block.Index + line.Index, line.Value)));

    private static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "policies", name)).ReplaceLineEndings("\n");

    private static PolicyDocument? Read(string text) => PolicyReader.Read("policy.md", Encoding.UTF8.GetBytes(text)).Document;

    [GeneratedRegex("(?<=^```(procedure|route|ladder|cadence|register|conduct|role|setting) [^\n]*\n)([^`\n][^\n]*\n)+(?=```)", RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex("[^\n]+\n")]
    private static partial Regex Line();

    // Reasons are shown and change nothing, and "must" is what stands where nothing is said.
    [GeneratedRegex("^(because .*|strength +must)$")]
    private static partial Regex Reason();
}
