namespace Countersign.Posts.Model;

/// <summary>What cancelling a post or taking it down does to each of its deliveries.</summary>
/// <param name="Waiting">Never sent.</param>
/// <param name="UnderWay">A request may be on its way; what arrives is deleted at once.</param>
/// <param name="ToDelete">On the platform, and to be deleted there.</param>
internal sealed record TakenDown(IReadOnlyList<Delivery> Waiting, IReadOnlyList<Delivery> UnderWay, IReadOnlyList<Delivery> ToDelete);

/// <summary>Taking a post down needs no approval: what is up by mistake comes down first and is talked about afterwards.</summary>
internal static class TakeDownRules
{
    private static readonly Refusal NotTheirs = new("This is for the staff, and for whoever the policy names for posts. Ask one of them to do it");

    /// <summary>
    /// Whether this person may cancel it or take it down, given that they read it: what they wrote themselves, and what others wrote where they are one of
    /// the staff or hold a role that the policy names for posts.
    /// </summary>
    public static bool May(Post post, PostReader reader) => reader.TakesDown || post.Author == reader.Person;

    public static Outcome<TakenDown> Decide(Post post, PostReader by, string? because)
    {
        if (!May(post, by))
        {
            return NotTheirs;
        }

        if (post.Stage is not (PostStage.InReview or PostStage.Scheduled or PostStage.Sent))
        {
            return new Refusal("There is nothing to take down: this post has not gone out and is not on its way");
        }

        if (string.IsNullOrWhiteSpace(because))
        {
            return new Refusal("Say in a few words why, for the record");
        }

        var taken = new TakenDown(
            [.. post.Deliveries.Where(delivery => delivery.IsStillHere)],
            [.. post.Deliveries.Where(delivery => delivery is { State: DeliveryState.Sending or DeliveryState.NotKnown, IsCancelled: false })],
            [.. post.Deliveries.Where(delivery => delivery.State is DeliveryState.Published or DeliveryState.TakeDownRefused)]);
        return post.Stage != PostStage.InReview && taken is { Waiting.Count: 0, UnderWay.Count: 0, ToDelete.Count: 0 }
            ? new Refusal("This post is being taken down already. Look at the post to see how far that is")
            : taken;
    }
}
