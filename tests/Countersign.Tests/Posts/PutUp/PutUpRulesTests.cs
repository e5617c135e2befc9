using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.Posts.PutUp;
using static Countersign.Tests.Samples.SamplePost;

namespace Countersign.Tests.Posts.PutUp;

/// <summary>What a person who puts posts up can do, for each state of the delivery and each way in which it may not go up.</summary>
public sealed class PutUpRulesTests
{
    private static readonly AssistedPlace Facebook = new("Facebook", "on Facebook", true, ["facebook.com"]);

    private static readonly AssistedPlace ClassApp = new("Class app", "in the class app", false, []);

    private static readonly Uri Account = new("https://www.facebook.com/wrenfield");

    [Theory]
    [InlineData("Waiting", "Begin")]
    [InlineData("ToPutUp", "Begin")]
    [InlineData("Sending", "PutUp")]
    [InlineData("TakingDown", "TakeDown")]
    [InlineData("Published", "Nothing")]
    [InlineData("Rejected", "Nothing")]
    [InlineData("Cancelled", "Nothing")]
    [InlineData("TakenDown", "Nothing")]
    [InlineData("TakeDownRefused", "Nothing")]
    public void While_everything_holds_the_state_says_what_there_is_to_do(string state, string step)
    {
        var (post, delivery) = Scheduled();

        var stand = PutUpRules.Of(post, delivery.At(Enum.Parse<DeliveryState>(state)), ApprovalOf(post, Signed(post)), false, TestClock.Start);

        Assert.Equal(new PutUpStand(Enum.Parse<PutUpStep>(step)), stand);
    }

    [Theory]
    [InlineData("Waiting", "NotYet")]
    [InlineData("ToPutUp", "NotYet")]
    [InlineData("Sending", "DoNot")]
    [InlineData("TakingDown", "TakeDown")]
    public void A_stop_holds_what_is_not_up(string state, string step)
    {
        var (post, delivery) = Scheduled();

        var stand = PutUpRules.Of(post, delivery.At(Enum.Parse<DeliveryState>(state)), ApprovalOf(post, Signed(post)), true, TestClock.Start);

        Assert.Equal(Enum.Parse<PutUpStep>(step), stand.Step);
        Assert.False(stand.ComesDown);
    }

    [Theory]
    [InlineData("ToPutUp", "NotYet", false)]
    [InlineData("Sending", "DoNot", true)]
    public void What_is_no_longer_signed_does_not_go_up_and_what_is_up_comes_down(string state, string step, bool comesDown)
    {
        var (post, delivery) = Scheduled();

        var stand = PutUpRules.Of(post, delivery.At(Enum.Parse<DeliveryState>(state)), ApprovalOf(post, []), false, TestClock.Start);

        Assert.Equal((Enum.Parse<PutUpStep>(step), "Not everybody who must sign has signed", comesDown), (stand.Step, stand.Why?.Sentence, stand.ComesDown));
    }

    [Fact]
    public void What_was_cancelled_while_somebody_had_it_in_hand_comes_down()
    {
        var (post, delivery) = Scheduled();
        delivery.At(DeliveryState.Sending).CancelOnArrival();

        var stand = PutUpRules.Of(post, delivery, ApprovalOf(post, Signed(post)), false, TestClock.Start);

        Assert.Equal((PutUpStep.DoNot, true), (stand.Step, stand.ComesDown));
    }

    [Fact]
    public void Before_its_time_it_waits()
    {
        var (post, delivery) = Scheduled(TestClock.Start.AddHours(1));

        Assert.Equal(new PutUpStand(PutUpStep.NotYet), PutUpRules.Of(post, delivery, ApprovalOf(post, Signed(post)), false, TestClock.Start));
    }

    [Theory]
    [InlineData("https://www.facebook.com/wrenfield/posts/7", "https://www.facebook.com/wrenfield/posts/7")]
    [InlineData("  facebook.com/share/p/abc/ ", "https://facebook.com/share/p/abc/")]
    [InlineData("Look at this post! https://www.facebook.com/share/p/abc/?mibextid=x", "https://www.facebook.com/share/p/abc/?mibextid=x")]
    [InlineData("https://example.net/posts/7", null)]
    [InlineData("it is up", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_link_is_found_in_what_an_app_copies(string? pasted, string? link) =>
        Assert.Equal(link, (PutUpRules.Link(pasted, Facebook, Account) as Outcome<Uri>.Done)?.Value.ToString());

    [Fact]
    public void Where_posts_have_no_links_none_is_asked_for()
    {
        var account = new Uri("https://classes.example/");

        Assert.Equal(account, Assert.IsType<Outcome<Uri>.Done>(PutUpRules.Link("", ClassApp, account)).Value);
        Assert.IsType<Outcome<Uri>.Refused>(PutUpRules.Link("https://example.net/", ClassApp, account));
    }
}
