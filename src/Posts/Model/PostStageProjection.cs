namespace Countersign.Posts.Model;

/// <summary>Where a post stands once its deliveries have moved on. Pure.</summary>
internal static class PostStageProjection
{
    /// <param name="round">The deliveries that went out under one fingerprint.</param>
    /// <returns>The stage, and what the author is told where the post came back to them.</returns>
    public static (PostStage Stage, string? Because) Of(PostStage stage, IReadOnlyList<Delivery> round)
    {
        bool Any(params IReadOnlyList<DeliveryState> states) => round.Any(delivery => states.Contains(delivery.State));
        return Any(DeliveryState.Published, DeliveryState.TakingDown, DeliveryState.TakeDownRefused) ? (PostStage.Sent, null)
            : Any(DeliveryState.Waiting, DeliveryState.ToPutUp, DeliveryState.Sending, DeliveryState.NotKnown)
                || stage is not (PostStage.Scheduled or PostStage.Sent) ? (stage, null)
            : Closed(round);
    }

    // Nothing is up and nothing is on its way.
    private static (PostStage Stage, string? Because) Closed(IReadOnlyList<Delivery> round) => true switch
    {
        _ when round.Any(delivery => delivery.State == DeliveryState.TakenDown) => (PostStage.TakenDown, null),
        _ when round.FirstOrDefault(delivery => delivery.State == DeliveryState.Rejected) is { } refused && !round.Any(delivery => delivery.IsCancelled) =>
            (PostStage.Draft, refused.WhatThePlatformSaid),
        _ => (PostStage.Cancelled, null),
    };
}
