using Countersign.PolicyLanguage.Testing;

namespace PolicyLanguage.Tests.Testing;

public class FailingExampleTests
{
    private const string Rules = """
        ### 2 Rules

        ```rule r
        forbid    staff to connect
        with      a former pupil
        unless    family
        until     age 18
        ```

        """;

    [Theory]
    [InlineData("= forbidden", "the verdict is needs family, birth date")]
    [InlineData("= needs consent", "it does not ask for consent but for family, birth date")]
    public void It_lists_the_facts_that_are_missing(string expected, string differs)
    {
        var policy = QuestionTexts.Policy(Rules + $"```ask one\nstaff to connect with a former pupil\n{expected}\n```\n");

        Assert.Equal(differs, Assert.Single(PolicyTest.Run(policy)).Differs);
    }
}
