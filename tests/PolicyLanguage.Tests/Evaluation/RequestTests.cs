using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Evaluation;

/// <summary>Sending, accepting and receiving a request are actions of their own.</summary>
public class RequestTests
{
    private const string Bar = "```rule bar\nforbid staff to connect\nwith a current pupil\n```\n";

    [Theory]
    [InlineData("send a request to", Verdict.Forbidden)]
    [InlineData("send a friend request to", Verdict.Forbidden)]
    [InlineData("accept a request from", Verdict.Forbidden)]
    [InlineData("accept a follow request from", Verdict.Forbidden)]
    [InlineData("befriend", Verdict.Forbidden)]
    [InlineData("receive a request from", Verdict.Silent)]
    public void A_rule_about_connecting_covers_what_somebody_does_and_not_what_is_done_to_them(string action, Verdict verdict) =>
        Assert.Equal(verdict, QuestionTexts.Policy(Bar).Ask($"staff to {action} a current pupil").Verdict);

    [Fact]
    public void A_document_tells_them_apart()
    {
        var policy = QuestionTexts.Policy(Bar + "```rule decline\nwhenever staff to receive a request\nthen decline\n```\n```rule parents\nadvise against staff to accept a request\nwith a parent of a current pupil\n```\n");

        Assert.Equal(Verdict.ToDo, policy.Ask("staff to receive a friend request from a current pupil").Verdict);
        Assert.Equal(Verdict.Silent, policy.Ask("staff to send a request to a parent of a current pupil").Verdict);
        Assert.Equal(Verdict.AdvisedAgainst, policy.Ask("staff to accept a request from a parent of a current pupil").Verdict);
        Assert.Equal("It is better for staff not to accept a request from a parent of a current pupil. It is not forbidden.", ReadBack.Sentence(policy.Rules.Single(rule => rule.Id == "parents")));
    }

    [Fact]
    public void A_document_that_counts_receiving_as_connecting_says_so()
    {
        var policy = QuestionTexts.Policy("### 2 Words\n```words w\naction receive a request; is connect\n```\n" + Bar);

        Assert.Equal(Verdict.Forbidden, policy.Ask("staff to receive a request from a current pupil").Verdict);
    }

    [Fact]
    public void A_rule_about_received_messages_still_covers_requests() =>
        Assert.Equal(Verdict.ToDo, QuestionTexts.Policy("```rule r\nwhenever staff to receive a message\nthen tell the office\n```\n").Ask("staff to receive a request").Verdict);

    [Fact]
    public void A_document_that_had_such_a_word_of_its_own_before_keeps_it()
    {
        var policy = QuestionTexts.Policy("### 2 Words\n```words w\naction send a request; also ask nicely\n```\n" + Bar);

        Assert.Equal(Verdict.Silent, policy.Ask("staff to send a request to a current pupil").Verdict);
        Assert.Equal("send a request", policy.Vocabulary.Find(WordKind.Action, "ask nicely")!.Name);
    }
}
