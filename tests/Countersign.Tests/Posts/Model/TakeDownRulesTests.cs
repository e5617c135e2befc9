using Countersign.Posts.Model;
using static Countersign.Tests.Samples.SamplePost;

namespace Countersign.Tests.Posts.Model;

public sealed class TakeDownRulesTests
{
    private static readonly PostReader Staff = new(PersonId.New()) { TakesDown = true };

    [Fact]
    public void Whoever_is_neither_staff_nor_named_takes_down_only_what_they_wrote()
    {
        var (post, _) = Scheduled();

        Assert.StartsWith(
            "This is for the staff",
            Assert.IsType<Outcome<TakenDown>.Refused>(TakeDownRules.Decide(post, new PostReader(PersonId.New()), "Wrong day")).Why.Sentence,
            StringComparison.Ordinal);
        Assert.IsType<Outcome<TakenDown>.Done>(TakeDownRules.Decide(post, new PostReader(post.Author), "Wrong day"));
    }

    [Theory]
    [InlineData("Waiting", 1, 0, 0)]
    [InlineData("Sending", 0, 1, 0)]
    [InlineData("NotKnown", 0, 1, 0)]
    [InlineData("Published", 0, 0, 1)]
    [InlineData("TakeDownRefused", 0, 0, 1)]
    public void Each_delivery_is_taken_down_in_its_own_way(string state, int waiting, int underWay, int toDelete)
    {
        var (post, delivery) = Scheduled();
        delivery.At(Enum.Parse<DeliveryState>(state));

        var taken = Assert.IsType<Outcome<TakenDown>.Done>(TakeDownRules.Decide(post, Staff, "A child can be recognised")).Value;

        Assert.Equal((waiting, underWay, toDelete), (taken.Waiting.Count, taken.UnderWay.Count, taken.ToDelete.Count));
    }

    [Theory]
    [InlineData("Rejected")]
    [InlineData("Cancelled")]
    [InlineData("TakingDown")]
    [InlineData("TakenDown")]
    public void What_is_gone_or_going_is_not_taken_down_again(string state)
    {
        var (post, delivery) = Scheduled();
        post.At(PostStage.Sent);
        delivery.At(Enum.Parse<DeliveryState>(state));

        Assert.StartsWith("This post is being taken down already", Refused(post, "Again"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Draft")]
    [InlineData("Cancelled")]
    [InlineData("TakenDown")]
    public void There_is_nothing_to_take_down_at_the_ends(string stage)
    {
        var (post, _) = Scheduled();
        post.At(Enum.Parse<PostStage>(stage));

        Assert.StartsWith("There is nothing to take down", Refused(post, "Because"), StringComparison.Ordinal);
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
        Assert.IsType<Outcome<TakenDown>.Refused>(TakeDownRules.Decide(post, Staff, because)).Why.Sentence;
}
