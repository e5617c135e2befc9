using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.PolicyLanguage.Model;
using Countersign.Posts.Model;
using Countersign.Posts.Publish;
using static Countersign.Tests.Samples.SamplePost;

namespace Countersign.Tests.Posts.Publish;

public sealed class PublishRulesTests
{
    [Theory]
    [InlineData("Waiting", "Publish")]
    [InlineData("Sending", "LookFirst")]
    [InlineData("ToPutUp", "Publish")]
    [InlineData("Published", "Leave")]
    [InlineData("Rejected", "Leave")]
    [InlineData("NotKnown", "LookFirst")]
    [InlineData("Cancelled", "Leave")]
    [InlineData("TakingDown", "Leave")]
    [InlineData("TakenDown", "Leave")]
    [InlineData("TakeDownRefused", "Leave")]
    public void A_delivery_is_sent_from_waiting_alone(string state, string step)
    {
        var (post, delivery) = Scheduled();
        delivery.At(Enum.Parse<DeliveryState>(state));

        var answer = PublishRules.Decide(post, delivery, ApprovalOf(post, Signed(post)), false, TestClock.Start);

        Assert.Equal(step, Assert.IsType<Outcome<PublishStep>.Done>(answer).Value.ToString());
    }

    [Fact]
    public void Every_state_of_a_delivery_has_its_line_above() =>
        Assert.Equal(10, Enum.GetValues<DeliveryState>().Length);

    [Theory]
    [InlineData(-1, "Wait")]
    [InlineData(0, "Publish")]
    [InlineData(1, "Publish")]
    public void It_goes_out_at_its_time_and_not_before(int milliseconds, string step)
    {
        var (post, delivery) = Scheduled(TestClock.Start);

        var answer = PublishRules.Decide(post, delivery, ApprovalOf(post, Signed(post)), false, TestClock.Start.AddMilliseconds(milliseconds));

        Assert.Equal(step, Assert.IsType<Outcome<PublishStep>.Done>(answer).Value.ToString());
    }

    [Theory]
    [InlineData("Draft")]
    [InlineData("InReview")]
    [InlineData("Cancelled")]
    [InlineData("TakenDown")]
    public void It_does_not_go_out_from_any_other_stage(string stage)
    {
        var (post, delivery) = Scheduled();
        post.At(Enum.Parse<PostStage>(stage));

        Assert.Equal("The post was changed or cancelled after it was scheduled", WhyNot(post, delivery, CheckThenManager));
    }

    [Fact]
    public void It_still_goes_to_a_second_account_after_the_first_has_it()
    {
        var (post, delivery) = Scheduled();
        post.At(PostStage.Sent);

        Assert.Equal(new Outcome<PublishStep>.Done(PublishStep.Publish), PublishRules.Decide(post, delivery, ApprovalOf(post, Signed(post)), false, TestClock.Start));
    }

    [Fact]
    public void A_policy_that_changed_after_scheduling_holds_it()
    {
        var (post, delivery) = Scheduled();

        Assert.Equal("The post or the policy changed after it was approved, so it must be approved again", WhyNot(post, delivery, CheckThenManager with { Policy = "ab" }));
    }

    [Fact]
    public void A_post_that_changed_after_scheduling_is_held()
    {
        var (post, delivery) = Scheduled();
        post.Where(nameof(Post.Content), post.Content with { Text = "Year 4 sold beans" });

        Assert.Equal("The post or the policy changed after it was approved, so it must be approved again", WhyNot(post, delivery, CheckThenManager));
    }

    [Fact]
    public void A_signature_that_is_gone_holds_it()
    {
        var (post, delivery) = Scheduled();

        Assert.Equal("Not everybody who must sign has signed", WhyNot(post, delivery, CheckThenManager, Signed(post).Take(1)));
    }

    [Fact]
    public void A_step_that_was_not_asked_for_when_it_was_signed_holds_it()
    {
        var (post, delivery) = Scheduled();
        var longer = CheckThenManager with { Signatures = [.. CheckThenManager.Signatures, new PlannedSignature(3, SigningAct.FinalSignOff, ["account lead"], null)] };

        Assert.Equal("Not everybody who must sign has signed", WhyNot(post, delivery, longer));
    }

    [Fact]
    public void A_plan_without_a_step_lets_nothing_out()
    {
        var (post, delivery) = Scheduled();

        Assert.Equal("Not everybody who must sign has signed", WhyNot(post, delivery, CheckThenManager with { Signatures = [] }));
    }

    [Fact]
    public void What_the_policy_refuses_does_not_go_out_whoever_signed()
    {
        var (post, delivery) = Scheduled();

        Assert.Equal("Not this", WhyNot(post, delivery, CheckThenManager with { Refusals = [new Refusal("Not this", "8.5")] }));
    }

    [Theory]
    [InlineData("Waiting", "Held")]
    [InlineData("ToPutUp", "Held")]
    [InlineData("Sending", "LookFirst")]
    [InlineData("NotKnown", "LookFirst")]
    [InlineData("Published", "Leave")]
    [InlineData("Cancelled", "Leave")]
    public void What_is_stopped_is_held_and_what_may_be_out_is_looked_for(string state, string step)
    {
        var (post, delivery) = Scheduled();
        delivery.At(Enum.Parse<DeliveryState>(state));

        Assert.Equal(new Outcome<PublishStep>.Done(Enum.Parse<PublishStep>(step)), PublishRules.Decide(post, delivery, ApprovalOf(post, Signed(post)), true, TestClock.Start));
    }

    [Fact]
    public void What_is_stopped_waits_for_its_time_first()
    {
        var (post, delivery) = Scheduled(TestClock.Start.AddHours(1));

        Assert.Equal(new Outcome<PublishStep>.Done(PublishStep.Wait), PublishRules.Decide(post, delivery, ApprovalOf(post, Signed(post)), true, TestClock.Start));
        Assert.Equal(new Outcome<PublishStep>.Done(PublishStep.Held), PublishRules.Decide(post, delivery, ApprovalOf(post, []), true, TestClock.Start.AddHours(1)));
    }

    [Theory]
    [InlineData("Waiting", "HandOver")]
    [InlineData("ToPutUp", "HandOver")]
    [InlineData("Sending", "InHands")]
    [InlineData("Published", "Leave")]
    public void Where_a_person_puts_posts_up_they_are_handed_it_and_say_what_became_of_it(string state, string step)
    {
        var (post, delivery) = Scheduled();

        var answer = PublishRules.Decide(post, delivery.At(Enum.Parse<DeliveryState>(state)), ApprovalOf(post, Signed(post)), false, TestClock.Start, byHand: true);

        Assert.Equal(new Outcome<PublishStep>.Done(Enum.Parse<PublishStep>(step)), answer);
    }

    [Fact]
    public void What_is_not_signed_is_handed_to_nobody()
    {
        var (post, delivery) = Scheduled();

        Assert.IsType<Outcome<PublishStep>.Refused>(PublishRules.Decide(post, delivery.At(DeliveryState.ToPutUp), ApprovalOf(post, []), false, TestClock.Start, byHand: true));
    }

    private static string WhyNot(Post post, Delivery delivery, ApprovalPlan plan, IEnumerable<Countersignature>? given = null) =>
        Assert.IsType<Outcome<PublishStep>.Refused>(PublishRules.Decide(post, delivery, ApprovalOf(post, given ?? Signed(post), plan), false, TestClock.Start)).Why.Sentence;
}
