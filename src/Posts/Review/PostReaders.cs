using Countersign.Approvals.Plan;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Review;

/// <summary>Finds what the person signed in may see of the posts of the school, and what they may do with those of others.</summary>
internal sealed class PostReaders(CountersignDb db, Me me, PostApprovals approvals, ApprovalPlans plans, Accounts accounts, Staff staff)
{
    /// <summary>Every post that they may read.</summary>
    public async Task<IQueryable<Post>> Posts(CancellationToken ct) => db.Set<Post>().ReadableBy(await Me(null, ct));

    /// <summary>The same, for whoever looks for one post alone.</summary>
    public async Task<IQueryable<Post>> Find(PostId id, CancellationToken ct) => db.Set<Post>().ReadableBy(await Me(id, ct)).Where(post => post.Id == id);

    /// <param name="only">The post that is looked for; null where any may be. The number of queries does not grow with what waits.</param>
    public async Task<PostReader> Me(PostId? only, CancellationToken ct)
    {
        if (approvals.IsVisitor)
        {
            return new PostReader(me.Id) { IsVisitor = true, TakesDown = true };
        }

        var runners = await plans.Runners(PostApprovals.Kind, ct);
        var named = await plans.RolesNamed(PostApprovals.Kind, ct);
        var isHead = me.Holds(People.Model.Me.Headteacher);
        var readsWaiting = isHead || runners.Any(me.Holds);
        return new PostReader(me.Id)
        {
            ReadsWhatWaits = readsWaiting,
            TakesOver = isHead ? await staff.Left(ct) : [],
            Signs = readsWaiting ? [] : await Signs(only, ct),
            PutsUpOn = readsWaiting ? [] : await accounts.LedBy(me.Id, ct),
            TakesDown = me.Kind == StaffMember.OnTheStaff || isHead || named.Any(me.Holds),
        };
    }

    private async Task<IReadOnlyCollection<PostId>> Signs(PostId? only, CancellationToken ct)
    {
        var waiting = await db.Set<Post>().Include(post => post.Facts).AsNoTracking()
            .Where(post => (post.Stage == PostStage.InReview || post.Stage == PostStage.Scheduled) && post.Author != me.Id && (only == null || post.Id == only))
            .ToListAsync(ct);
        var person = new StaffMember(me.Id, me.Name, me.Roles) { Kind = me.Kind };
        var named = new List<PostId>();
        foreach (var post in waiting)
        {
            if ((await approvals.Plan(post, ct)).Signatures.Any(signature => signature.Names(person)))
            {
                named.Add(post.Id);
            }
        }

        return named;
    }
}
