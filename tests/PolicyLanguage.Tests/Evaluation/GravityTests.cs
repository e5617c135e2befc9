using System.Text.Json.Nodes;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Linting;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Evaluation;

public class GravityTests
{
    private const string Minor = "### 2 Rules\n\n```rule r\nforbid staff to connect\nwith a former pupil\ngravity minor\n```\n";

    private const string Both = Minor + "\n### 3 More\n\n```rule s\nforbid staff to connect\non a personal account\ngravity gross\n```\n";

    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("staff to connect with a former pupil on an official account", "To break this is minor misconduct.")]
    [InlineData("staff to connect with a former pupil on a personal account", "To break this is gross misconduct.")]
    public void An_answer_says_how_grave_it_is_to_break_the_gravest_rule_that_decides(string question, string said)
    {
        var policy = QuestionTexts.Policy(Both);
        var answer = policy.Ask(question);

        Assert.EndsWith(" " + said, AnswerText.Sentence(answer), StringComparison.Ordinal);
        Assert.Equal(said.Split(' ')[^2], (string)JsonNode.Parse(AnswerJson.Write(policy, answer.Question, answer))!["gravity"]!);
    }

    [Fact]
    public void An_answer_that_rests_on_no_weighed_rule_says_nothing_of_it()
    {
        var answer = QuestionTexts.Policy(Minor + "\n```rule t\nallow staff to post\n```\n").Ask("staff to post");

        Assert.Null(answer.Gravity);
        Assert.DoesNotContain("misconduct", AnswerText.Sentence(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rule_reads_back_with_it() =>
        Assert.Equal("Staff must not connect with a former pupil. To break this is minor misconduct.", ReadBack.Sentence(QuestionTexts.Policy(Minor).Rules.Single()));

    [Fact]
    public void A_gravity_that_changed_is_told_where_two_versions_are_compared()
    {
        var difference = PolicyDifference.Between(QuestionTexts.Policy(Minor), QuestionTexts.Policy(Minor.Replace("gravity minor", "gravity gross", StringComparison.Ordinal)), Today);

        Assert.True(difference.AnswersAgree);
        Assert.Equal("The rule “Staff must not connect with a former pupil”: breaking it was: minor misconduct; becomes: gross misconduct.", Assert.Single(difference.Practice).Sentence);
    }

    [Theory]
    [InlineData("gross", false)]
    [InlineData("serious", true)]
    public void A_gravity_that_no_conduct_has_is_a_finding(string gravity, bool found)
    {
        var policy = QuestionTexts.Policy(Minor.Replace("minor", "gross", StringComparison.Ordinal) + $"\n```conduct c\nmeans bullying\ngravity {gravity}\nlane disciplinary\n```\n");

        var finding = Lint.Of(policy, Today).SingleOrDefault(finding => finding.Kind == FindingKind.UnknownGravity);

        Assert.Equal(found ? "to break `r` is gross misconduct, and no conduct of this document is" : null, finding?.Message);
        Assert.DoesNotContain(Lint.Of(QuestionTexts.Policy(Minor), Today), finding => finding.Kind == FindingKind.UnknownGravity);
    }
}
