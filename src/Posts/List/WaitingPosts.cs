using Countersign.Foundation.Database;
using Countersign.People;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.List;

/// <summary>A piece of work with posts, as the home page shows it.</summary>
/// <param name="What">What there is to do or to know, in a few words.</param>
public sealed record PostToDo(PostId Id, string Beginning, string What, string AuthorName);

/// <summary>The public read of Posts: what needs a person, and what became of what they started.</summary>
public sealed class WaitingPosts
{
    private readonly CountersignDb db;
    private readonly Me me;
    private readonly PostApprovals approvals;
    private readonly Staff staff;

    internal WaitingPosts(CountersignDb db, Me me, PostApprovals approvals, Staff staff) =>
        (this.db, this.me, this.approvals, this.staff) = (db, me, approvals, staff);

    /// <summary>Posts that wait for this person's signature. The number of queries does not grow with the number of posts.</summary>
    public async Task<IReadOnlyList<PostToDo>> NeedsMe(CancellationToken ct)
    {
        if (me.VisitsFrom is not null)
        {
            return [];
        }

        var waiting = await db.Set<Post>().Whole().AsNoTracking().Where(post => post.Stage == PostStage.InReview && post.Author != me.Id).ToListAsync(ct);
        var person = new StaffMember(me.Id, me.Name, me.Roles);
        var mine = (await approvals.Read(waiting, ct)).Where(read => read.Approval.MaySignNext(person)).ToList();
        var names = await staff.NamesOf([.. mine.Select(read => read.Post.Author).Distinct()], ct);
        return [.. mine.Select(read => new PostToDo(
            read.Post.Id,
            PostLines.Beginning(read.Post.Content.Text),
            SignatureWords.Ask(read.Approval.Next!),
            names.GetValueOrDefault(read.Post.Author, "Somebody who has left")))];
    }

    /// <summary>This person's own posts that are still on their way, or came back.</summary>
    public async Task<IReadOnlyList<PostToDo>> Started(CancellationToken ct)
    {
        var own = await db.Set<Post>().Where(post => post.Author == me.Id && post.Stage != PostStage.Cancelled && post.Stage != PostStage.TakenDown)
            .OrderByDescending(post => post.Id).Take(10).Select(post => new { post.Id, post.Content.Text, post.Stage, post.SentBackBecause }).ToListAsync(ct);
        return [.. own.Select(post => new PostToDo(
            post.Id,
            PostLines.Beginning(post.Text),
            post.SentBackBecause is null ? StageWords.Of(post.Stage) : "Sent back to you",
            me.Name))];
    }
}
