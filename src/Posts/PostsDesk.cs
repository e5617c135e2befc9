using Countersign.Foundation.Database;
using Countersign.People;
using Countersign.Posts.List;
using Countersign.Posts.Review;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts;

/// <summary>A piece of work with posts, as the home page shows it.</summary>
/// <param name="What">What there is to do or to know, in a few words.</param>
public sealed record PostToDo(PostId Id, string Beginning, string What, string AuthorName);

/// <summary>The public read of Posts: what needs a person, and what became of what they started.</summary>
public sealed class PostsDesk
{
    private readonly CountersignDb db;
    private readonly Me me;
    private readonly PlanReader plans;
    private readonly Staff staff;

    internal PostsDesk(CountersignDb db, Me me, PlanReader plans, Staff staff) => (this.db, this.me, this.plans, this.staff) = (db, me, plans, staff);

    /// <summary>Posts that wait for this person's signature. The number of queries does not grow with the number of posts.</summary>
    public async Task<IReadOnlyList<PostToDo>> NeedsMe(CancellationToken ct)
    {
        if (me.VisitsFrom is not null)
        {
            return [];
        }

        var waiting = await db.Set<Post>().Whole().AsNoTracking().Where(post => post.Stage == PostStage.InReview && post.Author != me.Id).ToListAsync(ct);
        var person = new StaffMember(me.Id, me.Name, me.Roles);
        var mine = new List<(Post Post, PlanStep Step)>();
        foreach (var post in waiting)
        {
            var review = ReviewState.Of(post, await plans.Read(post, ct));
            if (review.MaySignNext(person, post.Author))
            {
                mine.Add((post, review.Next!));
            }
        }

        var names = await staff.NamesOf([.. mine.Select(one => one.Post.Author).Distinct()], ct);
        return [.. mine.Select(one => new PostToDo(one.Post.Id, PostLines.Beginning(one.Post.Text), StepWords.Ask(one.Step), names.GetValueOrDefault(one.Post.Author, "Somebody who has left")))];
    }

    /// <summary>This person's own posts that are still on their way, or came back.</summary>
    public async Task<IReadOnlyList<PostToDo>> Started(CancellationToken ct)
    {
        var own = await db.Set<Post>().Where(post => post.Author == me.Id && post.Stage != PostStage.Cancelled && post.Stage != PostStage.Recalled)
            .OrderByDescending(post => post.Id).Take(10).Select(post => new { post.Id, post.Text, post.Stage, post.SentBackBecause }).ToListAsync(ct);
        return [.. own.Select(post => new PostToDo(post.Id, PostLines.Beginning(post.Text), post.SentBackBecause is null ? StageWords.Of(post.Stage) : "Sent back to you", me.Name))];
    }
}
