using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.Posts.Model;
using Countersign.Posts.Tell;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Posts.Publish;

/// <summary>
/// Hands a delivery to those who put posts up where the program does not, and stays with it until they have said what became of it: each time it is looked
/// at, whoever leads the account by then is told, and once it is late they are told once more.
/// </summary>
internal sealed class HandOver(CountersignDb db, Accounts accounts, PutUpNotifications told, DeliveryLedger ledger)
{
    // Whether the signatures still hold, publishing is stopped or it is late is looked at so often.
    private static readonly TimeSpan BeforeLookingAgain = TimeSpan.FromMinutes(2);

    public async Task<WorkAnswer> Wait(Post post, Delivery delivery, CancellationToken ct)
    {
        if (delivery.IsStillHere && await accounts.Connect(delivery.Account, ct) is null)
        {
            return await ledger.Reject(post, delivery, "The account was closed before the post was put up", ct);
        }

        var isNew = delivery.State == DeliveryState.Waiting;
        if (isNew)
        {
            delivery.HandOver();
        }

        await told.Follow(post, delivery, ct);
        return await Keep(post, delivery, isNew ? DeliveryEvents.HandedOver : DeliveryEvents.Reminded, ct);
    }

    /// <summary>It is up, and those who put it up are asked to take it down.</summary>
    public async Task<WorkAnswer> WaitUntilGone(Post post, Delivery delivery, CancellationToken ct)
    {
        await told.Follow(post, delivery, ct);
        return await Keep(post, delivery, DeliveryEvents.Reminded, ct);
    }

    private async Task<WorkAnswer> Keep(Post post, Delivery delivery, AuditEventKind kind, CancellationToken ct)
    {
        if (!db.ChangeTracker.HasChanges())
        {
            return new WorkAnswer.Again(ledger.Now + BeforeLookingAgain);
        }

        var act = new AuditEvent(kind, post.Establishment, null, ledger.Now, post.Id.Value, delivery.Id.Value, delivery.Account.Value);
        return new WorkAnswer.Again(await db.TrySave(act, ct) ? ledger.Now + BeforeLookingAgain : ledger.Now);
    }
}
