using System.Text.Json.Nodes;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Formatting;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Evaluation;

public class SeveralActionsTests
{
    private const string Clause = "### 2 Friends\n\n```rule r\nforbid    staff to connect or message or give a reference\nwith      a former pupil\nunless    family\nthen      report to the headteacher\n```\n";

    [Theory]
    [InlineData("staff to connect with a former pupil, not family", Verdict.Forbidden)]
    [InlineData("staff to message a former pupil, not family", Verdict.Forbidden)]
    [InlineData("staff to send a request to a former pupil, not family", Verdict.Forbidden)]
    [InlineData("staff to give a reference to a former pupil, not family", Verdict.Forbidden)]
    [InlineData("staff to message a former pupil, family", Verdict.Silent)]
    [InlineData("staff to post about a former pupil, not family", Verdict.Silent)]
    public void A_rule_over_several_actions_is_about_each_of_them(string question, Verdict verdict)
    {
        var answer = QuestionTexts.Policy(Clause).Ask(question);

        Assert.Equal(verdict, answer.Verdict);
        Assert.Equal(verdict == Verdict.Silent ? 0 : 1, answer.Duties.Count);
        Assert.Equal(question.Contains("post", StringComparison.Ordinal) ? [] : ["2"], answer.Clauses.Select(clause => clause.Clause));
    }

    [Fact]
    public void What_is_a_kind_of_another_action_named_makes_no_rule_of_its_own()
    {
        var policy = QuestionTexts.Policy("### 2 Friends\n\n```rule r\nallow staff to connect or send a request\nneeds approval by the headteacher\n```\n");

        Assert.Equal("connect", Assert.Single(policy.Rules).Action.Name);
        Assert.Equal(["approval by the headteacher"], policy.Ask("staff to send a request").Signatures.Select(step => step.ToString()));
    }

    [Theory]
    [InlineData("forbid staff to connect or message or give a reference\nwith a former pupil", "Staff must not connect with, message or give a reference for a former pupil.")]
    [InlineData("allow staff to give an opinion or raise a concern\nwith a current pupil\non an official account\nwhen consent", "Staff may give an opinion or raise a concern about a current pupil on an official account if there is consent on record for everybody shown.")]
    [InlineData("whenever teacher to receive a message or message\nwith a former pupil\nthen tell the office", "If a teacher receives a message from or messages a former pupil: tell the office.")]
    [InlineData("advise against staff to post or publish\non a personal account", "It is better for staff not to make or publish a post on a personal account. It is not forbidden.")]
    public void It_reads_back_as_a_sentence_that_says_what_they_share_once(string lines, string sentence)
    {
        var policy = QuestionTexts.Policy($"### 2 Rules\n\n```rule r\n{lines}\n```\n");

        Assert.Equal(sentence, ReadBack.Sentence(Assert.Single(policy.Records<Rule>())));
    }

    [Fact]
    public void It_is_laid_out_and_told_to_other_programs_with_all_its_actions()
    {
        var policy = QuestionTexts.Policy(Clause.Replace("forbid    staff to connect or", "forbid staff to   connect  or", StringComparison.Ordinal));

        var json = JsonNode.Parse(PolicyJson.Of(policy))!["clauses"]!.AsArray().SelectMany(clause => clause!["blocks"]!.AsArray()).Single(block => (string)block!["kind"]! == "rule")!;

        Assert.Equal(["connect", "message", "give a reference"], json["says"]!["actions"]!.AsArray().Select(action => (string)action!));
        Assert.Equal("connect", (string)json["says"]!["action"]!);
    }

    [Fact]
    public void An_action_that_is_added_is_told_where_two_versions_are_compared()
    {
        var before = QuestionTexts.Policy(Clause.Replace(" or give a reference", "", StringComparison.Ordinal));

        var difference = PolicyDifference.Between(before, QuestionTexts.Policy(Clause), new DateOnly(2026, 11, 21));

        Assert.Contains(difference.Answers, one => one.Asked.Contains("give a reference", StringComparison.Ordinal));
        Assert.DoesNotContain(difference.Answers, one => one.Asked.Contains("message", StringComparison.Ordinal));
    }
}
