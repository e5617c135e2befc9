namespace Countersign.Posts.Recall;

/// <summary>What calling a post off or taking it back does to each of its deliveries.</summary>
/// <param name="CalledOff">Never sent.</param>
/// <param name="CaughtUnderWay">A request may be on its way; what arrives is deleted at once.</param>
/// <param name="ToDelete">On the platform, and to be deleted there.</param>
internal sealed record TakenBack(IReadOnlyList<Delivery> CalledOff, IReadOnlyList<Delivery> CaughtUnderWay, IReadOnlyList<Delivery> ToDelete);

/// <summary>Taking a post back needs no approval: what is up by mistake comes down first and is talked about afterwards.</summary>
internal static class Recalling
{
    public static Outcome<TakenBack> Decide(Post post, string? because)
    {
        if (post.Stage is not (PostStage.InReview or PostStage.Scheduled or PostStage.Sent))
        {
            return new Refusal("There is nothing to take back: this post has not gone out and is not on its way");
        }

        if (string.IsNullOrWhiteSpace(because))
        {
            return new Refusal("Say in a few words why, for the record");
        }

        var taken = new TakenBack(
            [.. post.Deliveries.Where(delivery => delivery.State == DeliveryState.Waiting)],
            [.. post.Deliveries.Where(delivery => delivery is { State: DeliveryState.Sending or DeliveryState.NotKnown, CallOff: false })],
            [.. post.Deliveries.Where(delivery => delivery.State is DeliveryState.Published or DeliveryState.RecallRefused)]);
        return post.Stage != PostStage.InReview && taken is { CalledOff.Count: 0, CaughtUnderWay.Count: 0, ToDelete.Count: 0 }
            ? new Refusal("This post is being taken back already. Look at the post to see how far that is")
            : taken;
    }
}
