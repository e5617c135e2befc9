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
    [InlineData("forbid", "", "allowed", "it is forbidden")]
    [InlineData("allow", "", "forbidden", "it is allowed")]
    [InlineData("allow", "needs approval by the headteacher", "forbidden", "it is allowed once there has been approval by the headteacher")]
    [InlineData("leave to judgement", "by the headteacher", "forbidden", "the headteacher decides")]
    [InlineData("leave outside", "", "forbidden", "the policy does not reach it")]
    [InlineData("whenever", "then tell them", "forbidden", "there is only something to do")]
    public void It_says_in_plain_words_what_the_answer_is(string verdict, string line, string expected, string differs)
    {
        var policy = QuestionTexts.Policy($"### 2 Rules\n\n```rule r\n{verdict} staff to connect\n{line}\n```\n\n```ask one\nstaff to connect\n= {expected}\n```\n");

        Assert.Equal(differs, Assert.Single(PolicyTest.Run(policy)).Differs);
    }

    [Theory]
    [InlineData("= forbidden", "more has to be known: family, birth date")]
    [InlineData("= needs consent", "it does not ask for consent but for family, birth date")]
    public void It_lists_the_facts_that_are_missing(string expected, string differs)
    {
        var policy = QuestionTexts.Policy(Rules + $"```ask one\nstaff to connect with a former pupil\n{expected}\n```\n");

        Assert.Equal(differs, Assert.Single(PolicyTest.Run(policy)).Differs);
    }
}
