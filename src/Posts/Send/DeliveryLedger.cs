using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.Platforms;

namespace Countersign.Posts.Send;

/// <summary>
/// Writes what becomes of a delivery. Where somebody else wrote at the same moment nothing is kept, and the delivery is looked
/// at again with what they wrote.
/// </summary>
internal sealed class DeliveryLedger(CountersignDb db, TimeProvider clock)
{
    private static readonly TimeSpan BeforeLooking = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMinutes(2);

    private const int LongestWait = 90;

    public DateTimeOffset Now => clock.GetUtcNow();

    public WorkAnswer TryAgain(DateTimeOffset? at) => new WorkAnswer.Again(at ?? (Now + BeforeTryingAgain));

    /// <summary>From here on a request may leave the house, so the ledger says so first. Somebody who called it off in between wins.</summary>
    /// <param name="evidence">Where the record of what goes out is kept.</param>
    public Task<bool> Claim(Post post, Delivery delivery, string evidence, CancellationToken ct)
    {
        delivery.State = DeliveryState.Sending;
        delivery.EvidenceHash = evidence;
        delivery.Version++;
        return db.TrySave(About("delivery.started", post, delivery, ("evidence", evidence)), ct);
    }

    public Task<WorkAnswer> Record(Post post, Delivery delivery, PlatformId platformId, Uri link, CancellationToken ct)
    {
        delivery.State = delivery.CallOff ? DeliveryState.Recalling : DeliveryState.Published;
        delivery.PlatformId = platformId.Value;
        delivery.Link = link.ToString();
        delivery.PublishedAt = Now;
        delivery.WhatThePlatformSaid = null;
        db.Add(delivery.CallOff ? Recall.RecallPost.Item(delivery, Now) : ReadBackPost.Item(delivery, Now));
        return Settle(About("delivery.published", post, delivery, ("platform-id", platformId.Value), ("link", delivery.Link)), post, delivery, ct);
    }

    public async Task<WorkAnswer> NotKnown(Post post, Delivery delivery, string what, int attempts, CancellationToken ct)
    {
        if (delivery.State != DeliveryState.NotKnown || delivery.WhatThePlatformSaid != what)
        {
            delivery.State = DeliveryState.NotKnown;
            delivery.WhatThePlatformSaid = what;
            delivery.Version++;
            if (!await db.TrySave(About("delivery.not-known", post, delivery), ct))
            {
                return AtOnce;
            }
        }

        return new WorkAnswer.Again(Now + (BeforeLooking * Math.Clamp(attempts, 1, LongestWait)));
    }

    public Task<WorkAnswer> Reject(Post post, Delivery delivery, string said, CancellationToken ct)
    {
        delivery.State = DeliveryState.Rejected;
        delivery.WhatThePlatformSaid = said;
        return Settle(About("delivery.rejected", post, delivery), post, delivery, ct);
    }

    public Task<WorkAnswer> CallOff(Post post, Delivery delivery, CancellationToken ct)
    {
        delivery.State = DeliveryState.Cancelled;
        delivery.WhatThePlatformSaid = null;
        return Settle(About("delivery.called-off", post, delivery), post, delivery, ct);
    }

    /// <summary>It may not go out as it is. The post goes back to people, unless it is up or on its way elsewhere.</summary>
    /// <param name="toAuthor">Nobody may sign it as it is: its author has to change it first.</param>
    public async Task<WorkAnswer> Hold(Post post, Delivery delivery, Refusal why, bool toAuthor, CancellationToken ct)
    {
        delivery.State = DeliveryState.Cancelled;
        delivery.WhatThePlatformSaid = why.Sentence;
        delivery.Version++;
        if (post.Stage == PostStage.Scheduled && !post.Deliveries.Exists(one => one.State is DeliveryState.Sending or DeliveryState.NotKnown))
        {
            post.Stage = toAuthor ? PostStage.Draft : PostStage.InReview;
            post.SentBackBecause = toAuthor ? why.Sentence : post.SentBackBecause;
            post.Submission++;
            post.Version++;
        }

        return await db.TrySave(About("delivery.held", post, delivery) with { Clause = why.Clause, Why = why.Sentence }, ct) ? new WorkAnswer.Finished() : AtOnce;
    }

    private WorkAnswer.Again AtOnce => new(Now);

    private async Task<WorkAnswer> Settle(Act act, Post post, Delivery delivery, CancellationToken ct)
    {
        delivery.Version++;
        Standing.Settle(post, delivery.Fingerprint);
        return await db.TrySave(act, ct) ? new WorkAnswer.Finished() : AtOnce;
    }

    private Act About(string kind, Post post, Delivery delivery, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var all = new Dictionary<string, string> { ["fingerprint"] = delivery.Fingerprint };
        foreach (var (name, value) in facts)
        {
            all[name] = value;
        }

        return new(kind, post.Establishment, null, Now, post.Id.Value, delivery.Id.Value, delivery.Account.Value) { Facts = all };
    }
}
