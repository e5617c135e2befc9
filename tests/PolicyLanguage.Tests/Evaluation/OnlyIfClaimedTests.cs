using System.Text;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Evaluation;

public class OnlyIfClaimedTests
{
    [Theory]
    [InlineData("controversial", 0)]
    [InlineData("not controversial", 0)]
    [InlineData("stated controversial", 1)]
    [InlineData("stated not controversial", 1)]
    public void A_signature_hangs_on_a_fact_and_never_on_what_is_stated(string condition, int problems)
    {
        var text = $"""
            ---
            policy: larkfield
            title: Larkfield
            when silent: headteacher
            when unknown: headteacher
            ---
            ### 1.1 Posts

            ```role headteacher
            called headteacher
            ```
            ```procedure publish
            approve   by the headteacher, when {condition}
            ```
            """;

        var read = PolicyReader.Read("larkfield.md", Encoding.UTF8.GetBytes(text));

        Assert.Equal(problems, read.Problems.Count(problem => problem.Message.Contains("a signature cannot hang", StringComparison.Ordinal)));
        Assert.Equal(problems, read.Problems.Count);
    }
}
