using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;

namespace Countersign.Posts.Send;

/// <summary>The only way onto the schedule: called with the last signature, in its transaction.</summary>
internal static class Scheduling
{
    public static void Schedule(CountersignDb db, Post post, string fingerprint, DateTimeOffset now)
    {
        post.Stage = PostStage.Scheduled;
        var due = post.PublishAt is { } at && at > now ? at : now;
        foreach (var target in post.Targets)
        {
            var delivery = new Delivery
            {
                // The platform takes the time of the key for the time of the post, so that trying again sends the same.
                Id = DeliveryId.From(Guid.CreateVersion7(now)),
                Post = post.Id,
                Establishment = post.Establishment,
                Account = target.Account,
                Fingerprint = fingerprint,
                DueAt = due,
            };
            post.Deliveries.Add(delivery);
            db.Add(new OutboxItem { Establishment = post.Establishment, Kind = SendPost.Name, Subject = delivery.Id.Value, DueAt = due });
        }
    }
}
