using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.TakeDown;

/// <summary>Deletes one delivery on its platform and proves that it is gone. Running twice is harmless: what is gone stays gone.</summary>
internal sealed class TakeDownDelivery(CountersignDb db, Accounts accounts, TimeProvider clock) : IOutboxWork
{
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(30);

    public string Kind => DeliveryWork.TakeDown;

    public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
    {
        var id = DeliveryId.From(item.Subject);
        var delivery = await db.Set<Delivery>().FirstOrDefaultAsync(row => row.Id == id, ct);
        if (delivery is not { State: DeliveryState.TakingDown, PlatformId: { } platformId })
        {
            return new WorkAnswer.Finished();
        }

        if (await accounts.Connect(delivery.Account, ct) is not { } account)
        {
            return await Refused(delivery, "The account is no longer connected, so the post must be deleted by hand on the platform", ct);
        }

        var answer = await account.Platform.Delete(account.Connection, new PlatformId(platformId), ct);
        if (answer is DeleteAnswer.NotKnown)
        {
            await accounts.LookSoon(delivery.Account, ct);
        }

        return answer switch
        {
            DeleteAnswer.Gone => await Gone(delivery, ct),
            DeleteAnswer.StillThere(var said) => await Refused(delivery, said, ct),
            _ => new WorkAnswer.Again(clock.GetUtcNow() + BeforeTryingAgain),
        };
    }

    private async Task<WorkAnswer> Gone(Delivery delivery, CancellationToken ct)
    {
        delivery.ConfirmGone(clock.GetUtcNow());
        var post = await db.Set<Post>().Include(row => row.Deliveries).SingleAsync(row => row.Id == delivery.Post, ct);
        post.Settle(delivery.Fingerprint);
        return await Save(DeliveryEvents.TakenDown, delivery, ct);
    }

    private async Task<WorkAnswer> Refused(Delivery delivery, string said, CancellationToken ct)
    {
        delivery.RefuseTakeDown(said);
        return await Save(DeliveryEvents.TakeDownRefused, delivery, ct);
    }

    // The same post's deliveries to other accounts are taken down beside this one, and each that ends changes the post.
    private async Task<WorkAnswer> Save(AuditEventKind kind, Delivery delivery, CancellationToken ct) =>
        await db.TrySave(About(kind, delivery), ct) ? new WorkAnswer.Finished() : new WorkAnswer.Again(clock.GetUtcNow());

    private AuditEvent About(AuditEventKind kind, Delivery delivery) =>
        new(kind, delivery.Establishment, null, clock.GetUtcNow(), delivery.Post.Value, delivery.Id.Value, delivery.Account.Value);
}
