using Countersign.Approvals.Plan;
using Countersign.Approvals.Sign;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.List;

/// <summary>A post as the home page looks at it.</summary>
/// <param name="Approval">How far its signatures reach; null where it waits for none.</param>
/// <param name="Since">Since when it waits for the signature that is next; null where it waits for none.</param>
/// <param name="Link">Where it is seen; null where it is not, or not yet.</param>
internal sealed record HomePost(
    Post Post, Approval? Approval, DateTimeOffset? Since, DateTimeOffset? PublishedAt, string? Link, DateTimeOffset? TakenDownAt);

/// <summary>
/// The posts that the home page shows of, read once for all its sections. The number of queries does not grow with them, nor does what is read grow with
/// what was ever published.
/// </summary>
internal sealed class HomePosts(CountersignDb db, Me me, PostApprovals approvals, ApprovalPlans plans, TimeProvider clock)
{
    /// <summary>Of each section so many are shown.</summary>
    public const int MostShown = 10;

    public static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    private static readonly TimeSpan TakenDownLately = TimeSpan.FromDays(30);

    private IReadOnlyList<HomePost>? found;

    /// <summary>Whether whoever is signed in answers for what the school says: the headteacher, and whoever the procedure lets publish.</summary>
    public async Task<bool> KeepsWatch(CancellationToken ct) =>
        !approvals.IsVisitor && (me.Holds(Me.Headteacher) || (await plans.Runners(PostApprovals.Kind, ct)).Any(me.Holds));

    /// <summary>Nothing for somebody who looks in from outside the school.</summary>
    public async Task<IReadOnlyList<HomePost>> Read(CancellationToken ct) => found ??= approvals.IsVisitor ? [] : await Find(ct);

    private async Task<IReadOnlyList<HomePost>> Find(CancellationToken ct)
    {
        var shown = Own();
        if (await KeepsWatch(ct))
        {
            shown = shown.Concat(GoingOut()).Concat(WentOut()).Concat(CameDown());
        }

        // What waits is weighed with everything that its fingerprint rests on, so it is read with that; pictures apart, because most have none.
        var rows = await db.Set<Post>().Include(post => post.Targets).Include(post => post.Facts)
            .Where(post => post.Stage == PostStage.InReview || shown.Contains(post.Id)
                || (post.Author == me.Id && post.Stage == PostStage.Draft && post.SentBackBecause != null))
            .Select(post => new
            {
                Post = post,
                HasPictures = post.Pictures.Any(),
                PublishedAt = post.Deliveries.Max(delivery => delivery.PublishedAt),
                TakenDownAt = post.Deliveries.Max(delivery => delivery.TakenDownAt),
                Link = post.Deliveries.Where(delivery => delivery.State == DeliveryState.Published && delivery.Link != null)
                    .OrderBy(delivery => delivery.Id).Select(delivery => delivery.Link).FirstOrDefault(),
            }).ToListAsync(ct);
        var waiting = rows.Where(row => row.Post.Stage == PostStage.InReview).ToList();
        var illustrated = waiting.Where(row => row.HasPictures).Select(row => row.Post.Id).ToList();
        if (illustrated.Count > 0)
        {
            await db.Set<PostPicture>().Include(picture => picture.Renditions).Where(picture => illustrated.Contains(picture.Post)).LoadAsync(ct);
        }

        var read = waiting.Count == 0 ? []
            : (await approvals.Read([.. waiting.Select(row => row.Post)], ct)).ToDictionary(one => one.Post.Id, one => one.Approval);
        var sent = waiting.Count == 0 ? null : await db.LastTime(PostEvents.Submitted, [.. waiting.Select(row => row.Post.Id.Value)], ct);
        return [.. rows.Select(row => new HomePost(
            row.Post,
            read.GetValueOrDefault(row.Post.Id),
            read.TryGetValue(row.Post.Id, out var approval) ? Since(row.Post, approval, sent!) : null,
            row.PublishedAt,
            row.Link,
            row.TakenDownAt))];
    }

    private static DateTimeOffset Since(Post post, Approval approval, IReadOnlyDictionary<Guid, DateTimeOffset> sent) =>
        approval.Signatures.Max(signature => signature.Given?.At) is { } signed && signed > sent.GetValueOrDefault(post.Id.Value)
            ? signed
            : sent.GetValueOrDefault(post.Id.Value, post.CreatedAt);

    private IQueryable<PostId> Own() => db.Set<Post>()
        .Where(post => post.Author == me.Id && post.Stage != PostStage.Cancelled && post.Stage != PostStage.TakenDown)
        .OrderByDescending(post => post.Id).Take(MostShown).Select(post => post.Id);

    private IQueryable<PostId> GoingOut()
    {
        var until = clock.GetUtcNow() + Soon;
        return db.Set<Post>().Where(post => post.Stage == PostStage.Scheduled && (post.Content.PublishAt == null || post.Content.PublishAt < until))
            .OrderBy(post => post.Content.PublishAt).Take(MostShown).Select(post => post.Id);
    }

    private IQueryable<PostId> WentOut()
    {
        var from = clock.GetUtcNow() - Lately;
        return db.Set<Delivery>().Where(delivery => delivery.State == DeliveryState.Published && delivery.PublishedAt > from)
            .OrderByDescending(delivery => delivery.PublishedAt).Take(MostShown).Select(delivery => delivery.Post);
    }

    private IQueryable<PostId> CameDown()
    {
        var from = clock.GetUtcNow() - TakenDownLately;
        return db.Set<Delivery>().Where(delivery => delivery.State == DeliveryState.TakenDown && delivery.TakenDownAt > from)
            .OrderByDescending(delivery => delivery.TakenDownAt).Take(MostShown).Select(delivery => delivery.Post);
    }
}
