using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Evaluation;

public class NarrowerRuleTests
{
    private const string Words = """
        ### 1.2 Words

        ```words more
        counterpart boarder; is current pupil
        channel noticeboard; is official account
        ```

        ### 2.1 Publishing


        """;

    [Theory]
    [InlineData("forbid account lead to publish", "staff to publish", Verdict.NeedsFacts)]
    [InlineData("forbid account lead to publish", "account lead to publish", Verdict.Forbidden)]
    [InlineData("forbid account lead to publish", "staff and account lead to publish", Verdict.Forbidden)]
    [InlineData("forbid account lead to publish", "staff to publish, not account lead", Verdict.Allowed)]
    [InlineData("forbid account lead to publish", "teacher to publish", Verdict.Allowed)]
    [InlineData("leave to judgement account lead to publish\nby the headteacher", "staff to publish", Verdict.NeedsFacts)]
    [InlineData("allow account lead to publish\nneeds approval by the headteacher", "staff to publish", Verdict.NeedsFacts)]
    [InlineData("advise against account lead to publish", "staff to publish", Verdict.Allowed)]
    [InlineData("leave outside account lead to publish", "staff to publish", Verdict.Allowed)]
    [InlineData("forbid account lead to publish\nwhen controversial", "staff to publish", Verdict.NeedsFacts)]
    [InlineData("forbid account lead to publish\nwhen controversial", "staff to publish, not controversial", Verdict.Allowed)]
    [InlineData("forbid account lead to publish\nunless approved", "staff to publish, approved", Verdict.Allowed)]
    [InlineData("forbid account lead to publish\nuntil age 18", "staff to publish, aged 19", Verdict.Allowed)]
    [InlineData("forbid account lead to publish\nwhen controversial", "staff to publish, controversial unknown", Verdict.NeedsFacts)]
    public void A_yes_waits_where_a_narrower_rule_could_be_meant(string rule, string question, Verdict verdict)
    {
        var policy = Policy(rule, "allow staff to publish");

        Assert.Equal(verdict, Ask(policy, question).Verdict);
    }

    [Theory]
    [InlineData("with a boarder", "staff to publish with a current pupil", "counterpart", "boarder", "not boarder")]
    [InlineData("on a noticeboard", "staff to publish on an official account", "channel", "noticeboard", "not noticeboard")]
    public void A_narrower_counterpart_or_channel_is_asked_for_by_name(string line, string question, string missing, string among, string not)
    {
        var policy = Policy($"forbid staff to publish\n{line}", "allow staff to publish");

        var asked = Ask(policy, question);

        Assert.Equal(Verdict.NeedsFacts, asked.Verdict);
        Assert.Equal([missing], asked.Missing.Select(fact => fact.Name));
        Assert.Equal([among], asked.Missing[0].Among);
        Assert.Equal(Verdict.Allowed, Ask(policy, $"{question}, {not}").Verdict);
    }

    [Fact]
    public void The_question_put_names_the_roles_that_make_the_difference()
    {
        var policy = Policy("forbid account lead or headteacher to publish", "allow staff to publish");
        var question = QuestionReader.Read(policy, "staff to publish").Question!;

        var text = AnswerText.Render(policy, policy.Ask(question));

        Assert.Contains("Who exactly does it? (actor: account lead or headteacher, or another)", text);
        Assert.Contains("Clause 2.1 Publishing: this could apply, but a fact is missing", text);
    }

    [Fact]
    public void Silence_and_a_weightier_verdict_are_as_they_were()
    {
        Assert.Equal(Verdict.Silent, Ask(Policy("forbid account lead to publish", "allow governor to publish"), "staff to publish").Verdict);
        Assert.Equal(Verdict.Forbidden, Ask(Policy("allow account lead to publish\nneeds approval by the headteacher", "forbid staff to publish"), "staff to publish").Verdict);
    }

    [Fact]
    public void A_narrower_rule_lifts_no_bar_as_an_exception()
    {
        var policy = QuestionTexts.Policy(Words + "```rule one\nforbid staff to publish\nexcept 2.2\n```\n### 2.2 Leads\n```rule two\nallow account lead to publish\n```\n");

        Assert.Equal(Verdict.Forbidden, Ask(policy, "staff to publish").Verdict);
        Assert.Equal(Verdict.Allowed, Ask(policy, "account lead to publish").Verdict);
    }

    [Fact]
    public void The_day_on_which_a_narrower_bar_ends_changes_the_answer()
    {
        var answer = Ask(Policy("forbid account lead to publish\nuntil age 18", "allow staff to publish"), "staff to publish, born 2006-03-10, asked 2024-03-09");

        Assert.Equal(Verdict.NeedsFacts, answer.Verdict);
        Assert.Equal(new Change(new DateOnly(2024, 3, 10), Verdict.Allowed), answer.Change);
    }

    private static PolicyDocument Policy(string one, string two) => QuestionTexts.Policy($"{Words}```rule one\n{one}\n```\n```rule two\n{two}\n```\n");

    // Every question is put to the compiled policy too.
    private static Answer Ask(PolicyDocument policy, string text)
    {
        var question = QuestionReader.Read(policy, text).Question!;
        var answer = policy.Ask(question);
        var compiled = policy.Compile();
        Assert.Equal(answer.Verdict, compiled.Verdict(compiled.Encode(question)));
        return answer;
    }
}
