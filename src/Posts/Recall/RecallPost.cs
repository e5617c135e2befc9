using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.Platforms;
using Countersign.SchoolAccounts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Recall;

/// <summary>Deletes one delivery on its platform and proves that it is gone. Running twice is harmless: what is gone stays gone.</summary>
internal sealed class RecallPost(CountersignDb db, Accounts accounts, TimeProvider clock) : IOutboxWork
{
    public const string Name = "posts.recall";

    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(30);

    public string Kind => Name;

    public static OutboxItem Item(Delivery delivery, DateTimeOffset now) =>
        new() { Establishment = delivery.Establishment, Kind = Name, Subject = delivery.Id.Value, DueAt = now };

    public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
    {
        var id = DeliveryId.From(item.Subject);
        var delivery = await db.Set<Delivery>().FirstOrDefaultAsync(row => row.Id == id, ct);
        if (delivery is not { State: DeliveryState.Recalling, PlatformId: { } platformId })
        {
            return new WorkAnswer.Finished();
        }

        if (await accounts.Connect(delivery.Account, ct) is not { } account)
        {
            return await Refused(delivery, "The account is no longer connected, so the post must be deleted by hand on the platform", ct);
        }

        return await account.Platform.Delete(account.Connection, new PlatformId(platformId), ct) switch
        {
            DeleteAnswer.Gone => await Gone(delivery, ct),
            DeleteAnswer.StillThere(var said) => await Refused(delivery, said, ct),
            _ => new WorkAnswer.Again(clock.GetUtcNow() + BeforeTryingAgain),
        };
    }

    private async Task<WorkAnswer> Gone(Delivery delivery, CancellationToken ct)
    {
        delivery.State = DeliveryState.Recalled;
        delivery.RecalledAt = clock.GetUtcNow();
        delivery.WhatThePlatformSaid = null;
        delivery.Version++;
        var post = await db.Set<Post>().Include(row => row.Deliveries).SingleAsync(row => row.Id == delivery.Post, ct);
        Standing.Settle(post, delivery.Fingerprint);
        await db.Save(About("delivery.recalled", delivery), ct);
        return new WorkAnswer.Finished();
    }

    private async Task<WorkAnswer> Refused(Delivery delivery, string said, CancellationToken ct)
    {
        delivery.State = DeliveryState.RecallRefused;
        delivery.WhatThePlatformSaid = said;
        delivery.Version++;
        await db.Save(About("delivery.recall-refused", delivery), ct);
        return new WorkAnswer.Finished();
    }

    private Act About(string kind, Delivery delivery) =>
        new(kind, delivery.Establishment, null, clock.GetUtcNow(), delivery.Post.Value, delivery.Id.Value, delivery.Account.Value);
}
