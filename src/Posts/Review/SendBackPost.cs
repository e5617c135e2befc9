using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Posts.Tell;

namespace Countersign.Posts.Review;

/// <summary>A post goes back to its author, with a reason.</summary>
internal sealed class SendBackPost(CountersignDb db, PostApprovals approvals, PostNotifications told, TimeProvider clock)
{
    public async Task<Outcome<string>> SendBack(PostId id, StaffMember person, string? because, CancellationToken ct)
    {
        var post = await db.Set<Post>().Whole().Get(id, ct);
        var approval = await approvals.Read(post, [], ct);
        var outcome = approvals.IsVisitor ? SignatureWords.Visitor : post.SendBack(approval, person, because);
        if (outcome is not Outcome<string>.Done(var reason))
        {
            return outcome;
        }

        await told.Follow(post, null, ct);
        var act = new AuditEvent(PostEvents.SentBack, post.Establishment, person.Id, clock.GetUtcNow(), id.Value)
        {
            Why = reason,
            Policy = approval.Plan.Policy,
        };
        return await db.TrySave(act, ct) ? reason : SignatureWords.Clash;
    }
}
