using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Posts.Model;
using Countersign.Posts.Tell;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.TakeDown;

/// <summary>Cancels a post before it goes out, or takes it down from everywhere it went.</summary>
internal sealed class TakeDownPost(CountersignDb db, PostNotifications told, TimeProvider clock)
{
    private const int Attempts = 3;

    public async Task<Outcome<TakenDown>> TakeDown(PostId id, PostReader by, string? because, CancellationToken ct)
    {
        // A delivery that is being claimed at this instant clashes once; then it is under way and is caught there.
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            var post = await db.Set<Post>().Include(row => row.Deliveries).ReadableBy(by).Get(id, ct);
            var outcome = post.TakeDown(by, because);
            if (outcome is not Outcome<TakenDown>.Done(var taken))
            {
                return outcome;
            }

            db.AddRange(taken.ToDelete.Select(delivery => DeliveryWork.Item(DeliveryWork.TakeDown, delivery, now)));
            await told.Follow(post, null, ct);
            if (await db.TrySave(new AuditEvent(PostEvents.TakenDown, post.Establishment, by.Person, now, id.Value) { Why = because!.Trim() }, ct))
            {
                return taken;
            }
        }

        return new Refusal("The post is being sent this very moment. Press the button again");
    }
}
