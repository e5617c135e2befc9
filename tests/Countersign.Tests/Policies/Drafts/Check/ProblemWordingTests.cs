using Countersign.Policies.Drafts.Check;
using Countersign.PolicyLanguage.Model;

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
            .SelectMany(policy => Countersign.PolicyLanguage.Analysis.PolicyAnalysis.Of(policy, new DateOnly(2026, 11, 21)).Concat(Countersign.PolicyLanguage.Linting.Lint.Of(policy, new DateOnly(2026, 11, 21))))
            .Select(ProblemWording.Of).ToList();

        Assert.NotEmpty(said);
        Assert.DoesNotContain(said, sentence => ((string[])["front matter", "tests nothing", " block", "lint", "parse"]).Any(word => sentence.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
