using Countersign.Posts.Model;
using static Countersign.Tests.Samples.SamplePost;

namespace Countersign.Tests.Posts.Model;

public sealed class PostStageProjectionTests
{
    [Theory]
    [InlineData("Published", "Sent")]
    [InlineData("Published Waiting", "Sent")]
    [InlineData("Published Rejected", "Sent")]
    [InlineData("TakingDown TakenDown", "Sent")]
    [InlineData("TakeDownRefused", "Sent")]
    [InlineData("Waiting Rejected", "Scheduled")]
    [InlineData("NotKnown Cancelled", "Scheduled")]
    [InlineData("Sending", "Scheduled")]
    [InlineData("TakenDown Cancelled", "TakenDown")]
    [InlineData("TakenDown Rejected", "TakenDown")]
    [InlineData("Cancelled", "Cancelled")]
    [InlineData("Rejected", "Draft")]
    [InlineData("Rejected Cancelled", "Draft")]
    public void A_post_stands_where_its_deliveries_left_it(string states, string stage)
    {
        var deliveries = states.Split(' ').Select(state => Delivery(Enum.Parse<DeliveryState>(state))).ToList();

        var (after, because) = PostStageProjection.Of(PostStage.Scheduled, deliveries);

        Assert.Equal(Enum.Parse<PostStage>(stage), after);
        Assert.Equal(stage == "Draft" ? "Too long" : null, because);
    }

    [Fact]
    public void What_was_cancelled_is_not_handed_back_to_its_author_as_refused()
    {
        var cancelled = Delivery(DeliveryState.Cancelled).Where(nameof(Countersign.Posts.Model.Delivery.IsCancelled), true);

        Assert.Equal(PostStage.Cancelled, PostStageProjection.Of(PostStage.Scheduled, [cancelled, Delivery(DeliveryState.Rejected)]).Stage);
    }

    [Fact]
    public void A_draft_stays_a_draft_whatever_became_of_what_was_sent_before() =>
        Assert.Equal(PostStage.Draft, PostStageProjection.Of(PostStage.Draft, [Delivery(DeliveryState.Cancelled)]).Stage);

    private static Delivery Delivery(DeliveryState state) =>
        Scheduled().Delivery.At(state).Where(nameof(Countersign.Posts.Model.Delivery.WhatThePlatformSaid), "Too long");
}
