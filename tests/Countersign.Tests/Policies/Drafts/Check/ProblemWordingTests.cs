using Countersign.Policies.Drafts.Check;
using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Linting;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Tests.Policies.Drafts.Check;

[Trait("Database", "none")]
public class ProblemWordingTests
{
    [Theory]
    [InlineData("unknown role `head`", "write `headteacher`, or declare the role in a `role` block", "Unknown role “head”. To mend it: write “headteacher”, or add a role.")]
    [InlineData("this rule says two things", "give each its own `rule` block", "This rule says two things. To mend it: give each its own rule.")]
    [InlineData("`owner` stands twice in the front matter", "keep one of the two", "“owner” stands twice in the head of the document. To mend it: keep one of the two.")]
    [InlineData("unknown front matter `ownr`", null, "Unknown line at the head of the document “ownr”.")]
    [InlineData("this `rule` block has no id of one word", null, "This rule has no id of one word.")]
    public void Parts_of_a_document_have_the_names_that_its_pages_give_them(string message, string? help, string sentence) =>
        Assert.Equal(sentence, ProblemWording.Of(new Problem("draft.md", 1, message, help)));

    [Fact]
    public void No_finding_about_a_founding_document_names_an_example_or_speaks_as_developers_do()
    {
        var said = ((string[])["federation", "infant", "primary", "school", "trust"]).Select(name => PolicyTexts.Shipped(name))
            .SelectMany(policy => PolicyAnalysis.Of(policy, new DateOnly(2026, 11, 21)).Concat(Lint.Of(policy, new DateOnly(2026, 11, 21))).Select(finding => (Said: ProblemWording.Of(finding, policy), policy)))
            .ToList();

        Assert.NotEmpty(said);
        Assert.DoesNotContain(said, one => ((string[])["front matter", "tests nothing", " block", "lint", "parse"]).Any(word => one.Said.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(said, one => one.policy.Rules.Any(rule => one.Said.Contains($"“{rule.Id}”", StringComparison.Ordinal)));
        Assert.Contains(said, one => one.policy.Rules.Any(rule => one.Said.Contains($"“{ReadBack.Gist(rule)}”", StringComparison.Ordinal)));
    }
}
