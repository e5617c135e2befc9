using Countersign.Posts;
using Countersign.Posts.Recall;
using static Countersign.Tests.Posts.SamplePost;

namespace Countersign.Tests.Posts;

public sealed class RecallingTests
{
    [Theory]
    [InlineData("Waiting", 1, 0, 0)]
    [InlineData("Sending", 0, 1, 0)]
    [InlineData("NotKnown", 0, 1, 0)]
    [InlineData("Published", 0, 0, 1)]
    [InlineData("RecallRefused", 0, 0, 1)]
    public void Each_delivery_is_taken_back_in_its_own_way(string state, int calledOff, int caught, int toDelete)
    {
        var (post, delivery) = Scheduled();
        delivery.State = Enum.Parse<DeliveryState>(state);

        var taken = Assert.IsType<Outcome<TakenBack>.Done>(Recalling.Decide(post, "A child can be recognised")).Value;

        Assert.Equal((calledOff, caught, toDelete), (taken.CalledOff.Count, taken.CaughtUnderWay.Count, taken.ToDelete.Count));
    }

    [Theory]
    [InlineData("Rejected")]
    [InlineData("Cancelled")]
    [InlineData("Recalling")]
    [InlineData("Recalled")]
    public void What_is_gone_or_going_is_not_taken_back_again(string state)
    {
        var (post, delivery) = Scheduled();
        (post.Stage, delivery.State) = (PostStage.Sent, Enum.Parse<DeliveryState>(state));

        Assert.StartsWith("This post is being taken back already", Refused(post, "Again"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Draft")]
    [InlineData("Cancelled")]
    [InlineData("Recalled")]
    public void There_is_nothing_to_take_back_at_the_ends(string stage)
    {
        var (post, _) = Scheduled();
        post.Stage = Enum.Parse<PostStage>(stage);

        Assert.StartsWith("There is nothing to take back", Refused(post, "Because"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n")]
    public void It_takes_a_reason(string? because)
    {
        var (post, _) = Scheduled();

        Assert.Equal("Say in a few words why, for the record", Refused(post, because));
    }

    private static string Refused(Post post, string? because) =>
        Assert.IsType<Outcome<TakenBack>.Refused>(Recalling.Decide(post, because)).Why.Sentence;
}
