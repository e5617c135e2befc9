using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Publish;

/// <summary>Reads on the platform what was published and keeps whether it is what was sent. Running twice writes the same once.</summary>
internal sealed class ReadBackPost(CountersignDb db, Accounts accounts, TimeProvider clock) : IOutboxWork
{
    private const int MostAttempts = 10;

    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMinutes(2);

    public string Kind => DeliveryWork.ReadBack;

    public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
    {
        var id = DeliveryId.From(item.Subject);
        var delivery = await db.Set<Delivery>().FirstOrDefaultAsync(row => row.Id == id, ct);
        if (delivery is not { State: DeliveryState.Published, PlatformId: { } platformId, ReadBack: null }
            || await accounts.Connect(delivery.Account, ct) is not { } account)
        {
            return new WorkAnswer.Finished();
        }

        var post = await db.Set<Post>().Include(row => row.Pictures).AsNoTracking().SingleAsync(row => row.Id == delivery.Post, ct);
        return await account.Platform.ReadBack(account.Connection, new PlatformId(platformId), ct) switch
        {
            ReadBackAnswer.There(var text, var alts, _) => await Keep(post, delivery, IsTheSame(post, text, alts), ct),
            ReadBackAnswer.NotThere => await Keep(post, delivery, same: false, ct),
            _ => item.Attempts < MostAttempts ? new WorkAnswer.Again(clock.GetUtcNow() + BeforeTryingAgain) : new WorkAnswer.Finished(),
        };
    }

    private static bool IsTheSame(Post post, string text, IReadOnlyList<string> alts) =>
        text == post.Content.Published && alts.SequenceEqual(post.Pictures.OrderBy(picture => picture.Place).Select(picture => picture.Alt));

    private async Task<WorkAnswer> Keep(Post post, Delivery delivery, bool same, CancellationToken ct)
    {
        delivery.Compare(same ? ReadBackResult.Same : ReadBackResult.Different, clock.GetUtcNow());
        var act = new AuditEvent(
            DeliveryEvents.ReadBack,
            delivery.Establishment,
            null,
            clock.GetUtcNow(),
            post.Id.Value,
            delivery.Id.Value,
            delivery.Account.Value)
        {
            Facts = new Dictionary<string, string> { ["same"] = same ? "true" : "false" },
        };
        return await db.TrySave(act, ct) ? new WorkAnswer.Finished() : new WorkAnswer.Again(clock.GetUtcNow());
    }
}
