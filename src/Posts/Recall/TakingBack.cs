using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;

namespace Countersign.Posts.Recall;

/// <summary>Carries out what <see cref="Recalling"/> decided. The caller saves it with <see cref="About"/>.</summary>
internal static class TakingBack
{
    public static void Apply(CountersignDb db, Post post, TakenBack taken, DateTimeOffset now)
    {
        foreach (var delivery in taken.CalledOff)
        {
            delivery.State = DeliveryState.Cancelled;
            delivery.CallOff = true;
            delivery.Version++;
        }

        foreach (var delivery in taken.CaughtUnderWay)
        {
            delivery.CallOff = true;
            delivery.Version++;
        }

        foreach (var delivery in taken.ToDelete)
        {
            delivery.State = DeliveryState.Recalling;
            delivery.Version++;
            db.Add(RecallPost.Item(delivery, now));
        }

        if (post.Stage == PostStage.InReview)
        {
            post.Stage = PostStage.Cancelled;
        }

        foreach (var fingerprint in post.Deliveries.Select(delivery => delivery.Fingerprint).Distinct())
        {
            Standing.Settle(post, fingerprint);
        }

        post.Version++;
    }

    public static Act About(Post post, PersonId by, DateTimeOffset now, string because) =>
        new("post.taken-back", post.Establishment, by, now, post.Id.Value) { Why = because.Trim() };
}
