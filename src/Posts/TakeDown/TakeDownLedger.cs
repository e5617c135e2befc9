using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Posts.Model;
using Countersign.Posts.Tell;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.TakeDown;

/// <summary>Writes what became of a delivery that is being taken down; false where somebody else wrote at the same moment, so that nothing is kept.</summary>
internal sealed class TakeDownLedger(CountersignDb db, PutUpNotifications told, TimeProvider clock)
{
    /// <param name="by">Whose word it is where a person takes posts down; null where the platform proved it.</param>
    public async Task<bool> Gone(Delivery delivery, PersonId? by, CancellationToken ct)
    {
        delivery.ConfirmGone(clock.GetUtcNow());
        var post = await db.Set<Post>().Include(row => row.Deliveries).SingleAsync(row => row.Id == delivery.Post, ct);
        post.Settle(delivery.Fingerprint);
        return await Save(DeliveryEvents.TakenDown, post, delivery, by, ct);
    }

    public async Task<bool> Refused(Delivery delivery, string said, PersonId? by, CancellationToken ct)
    {
        delivery.RefuseTakeDown(said);
        var post = await db.Set<Post>().SingleAsync(row => row.Id == delivery.Post, ct);
        return await Save(DeliveryEvents.TakeDownRefused, post, delivery, by, ct);
    }

    private async Task<bool> Save(AuditEventKind kind, Post post, Delivery delivery, PersonId? by, CancellationToken ct)
    {
        if (by is not null)
        {
            await told.Follow(post, delivery, ct);
        }

        var act = new AuditEvent(kind, delivery.Establishment, by, clock.GetUtcNow(), delivery.Post.Value, delivery.Id.Value, delivery.Account.Value);
        return await db.TrySave(act, ct);
    }
}
