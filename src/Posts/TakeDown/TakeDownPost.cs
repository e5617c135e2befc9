using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Posts.Model;
using Countersign.Posts.Tell;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.TakeDown;

/// <summary>What became of a post that somebody asked to be gone.</summary>
/// <param name="Correction">The draft that is to stand in its place; null where none was asked for.</param>
internal sealed record TakenDownPost(TakenDown Taken, PostId? Correction);

/// <summary>
/// Cancels a post before it goes out, or takes it down from everywhere it went; where that is asked for, with a draft that is to stand in its place.
/// </summary>
internal sealed class TakeDownPost(CountersignDb db, PostNotifications told, TimeProvider clock)
{
    private const int Attempts = 3;

    /// <param name="correct">Whether a draft begins with what it said, in the same step.</param>
    public async Task<Outcome<TakenDownPost>> TakeDown(PostId id, PostReader by, string? because, bool correct, CancellationToken ct)
    {
        // A delivery that is being claimed at this instant clashes once; then it is under way and is caught there.
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            var post = await db.Set<Post>().Whole().ReadableBy(by).Get(id, ct);
            var outcome = post.TakeDown(by, because);
            if (outcome is not Outcome<TakenDown>.Done(var taken))
            {
                return ((Outcome<TakenDown>.Refused)outcome).Why;
            }

            db.AddRange(taken.ToDelete.Select(delivery => DeliveryWork.Item(DeliveryWork.TakeDown, delivery, now)));
            await told.Follow(post, null, ct);
            List<AuditEvent> acts = [new(PostEvents.TakenDown, post.Establishment, by.Person, now, id.Value) { Why = because!.Trim() }];
            var correction = correct && !by.IsVisitor ? db.Add(post.Correction(by.Person, now)).Entity.Id : (PostId?)null;
            if (correction is { } draft)
            {
                acts.Add(new AuditEvent(PostEvents.Drafted, post.Establishment, by.Person, now, draft.Value));
            }

            if (await db.TrySave(acts, ct))
            {
                return new TakenDownPost(taken, correction);
            }
        }

        return new Refusal("The post is being sent this very moment. Press the button again");
    }
}
