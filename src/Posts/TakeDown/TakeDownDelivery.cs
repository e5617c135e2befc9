using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.Posts.Publish;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.TakeDown;

/// <summary>Deletes one delivery on its platform and proves that it is gone. Running twice is harmless: what is gone stays gone.</summary>
internal sealed class TakeDownDelivery(CountersignDb db, Accounts accounts, TakeDownLedger ledger, HandOver hands, TimeProvider clock) : IOutboxWork
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
            const string what = "The account is no longer connected, so the post must be deleted by hand on the platform";
            return await Ended(ledger.Refused(delivery, what, by: null, ct));
        }

        if (account.Platform.Assisted is not null)
        {
            return await hands.WaitUntilGone(await db.Set<Post>().SingleAsync(row => row.Id == delivery.Post, ct), delivery, ct);
        }

        var answer = await account.Platform.Delete(account.Connection, new PlatformId(platformId), ct);
        if (answer is DeleteAnswer.NotKnown)
        {
            await accounts.LookSoon(delivery.Account, ct);
        }

        return answer switch
        {
            DeleteAnswer.Gone => await Ended(ledger.Gone(delivery, by: null, ct)),
            DeleteAnswer.StillThere(var said) => await Ended(ledger.Refused(delivery, said, by: null, ct)),
            _ => new WorkAnswer.Again(clock.GetUtcNow() + BeforeTryingAgain),
        };
    }

    // The same post's deliveries to other accounts are taken down beside this one, and each that ends changes the post.
    private async Task<WorkAnswer> Ended(Task<bool> kept) => await kept ? new WorkAnswer.Finished() : new WorkAnswer.Again(clock.GetUtcNow());
}
