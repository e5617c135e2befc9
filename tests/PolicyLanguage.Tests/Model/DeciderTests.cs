using System.Text.Json.Nodes;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Testing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Model;

public class DeciderTests
{
    private const string Clauses = "### 2 Appeals\n\n```words more\nbody governing board; also board of governors\n```\n```rule r\nleave to judgement staff to connect\nwith a former pupil\nby the governing board, at its termly meeting\n```\n";

    [Fact]
    public void A_body_decides_and_whoever_is_asked_where_the_text_is_silent_brings_it_there()
    {
        var policy = QuestionTexts.Policy(Clauses);

        var answer = policy.Ask("staff to connect with a former pupil");

        Assert.Equal((Verdict.Judgement, "headteacher", "governing board", "its termly meeting"), (answer.Verdict, answer.Decider, answer.Body, answer.DecidesAt));
        Assert.Equal("The governing board decides, at its termly meeting. No rule alone settles whether staff may connect with a former pupil. Ask the headteacher to bring it there.", AnswerText.Sentence(answer));
        var json = JsonNode.Parse(AnswerJson.Write(policy, answer.Question, answer))!;
        Assert.Equal(("headteacher", "governing board", "its termly meeting"), ((string)json["decider"]!, (string)json["body"]!, (string)json["decidesAt"]!));
        Assert.Equal("The governing board decides, at its termly meeting, whether staff may connect with a former pupil.", ReadBack.Sentence(policy.Rules.Single()));
    }

    [Theory]
    [InlineData("by the governing board", null)]
    [InlineData("by the board of governors", null)]
    [InlineData("by the headteacher", "it is for the governing board")]
    public void An_example_can_expect_a_body(string by, string? differs)
    {
        var policy = QuestionTexts.Policy(Clauses + $"```ask one\nstaff to connect with a former pupil\n= judgement {by}\n```\n");

        var run = Assert.Single(PolicyTest.Run(policy));

        Assert.Equal(differs, run.Differs);
        Assert.Equal("judgement, by the governing board", PolicyTest.Accepting(run).Text);
    }

    [Fact]
    public void A_role_can_decide_at_a_time_of_its_own()
    {
        var answer = QuestionTexts.Policy(Clauses.Replace("the governing board, at", "the manager, at", StringComparison.Ordinal)).Ask("staff to connect with a former pupil");

        Assert.Equal(("manager", null), (answer.Decider, answer.Body));
        Assert.StartsWith("The manager decides, at its termly meeting.", AnswerText.Sentence(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_can_take_a_step_of_a_procedure()
    {
        var policy = QuestionTexts.Policy(Clauses + "```procedure open-account\nstep 1 decide on it, by the governing board, within 6 weeks\n```\n");

        Assert.Equal("The governing board will decide on it, within 6 weeks.", ReadBack.Sentence(policy.Procedures.Single().Work.Single()));
    }

    [Theory]
    [InlineData("by the headteacher", "was for the headteacher to decide, becomes for the governing board to decide")]
    [InlineData("by the governing board", "when it is decided new: its termly meeting")]
    public void Another_decider_or_another_time_is_told_where_two_versions_are_compared(string by, string told)
    {
        var before = QuestionTexts.Policy(Clauses.Replace("by the governing board, at its termly meeting", by, StringComparison.Ordinal));

        var difference = PolicyDifference.Between(before, QuestionTexts.Policy(Clauses), new DateOnly(2026, 11, 21));

        Assert.Contains([.. difference.Answers.Select(one => one.Sentence), .. difference.Practice.Select(one => one.Sentence)], sentence => sentence.Contains(told, StringComparison.Ordinal));
    }
}
