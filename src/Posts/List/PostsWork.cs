using Countersign.Approvals.Sign;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.List;

/// <summary>Posts on the home page: those that wait for this person's signature, and their own that are still on their way or came back.</summary>
internal sealed class PostsWork(CountersignDb db, Me me, PostApprovals approvals, Staff staff) : IWork
{
    private const int MostShown = 10;

    public async Task<IReadOnlyList<WorkItem>> WaitingForMe(CancellationToken ct)
    {
        if (approvals.IsVisitor)
        {
            return [];
        }

        var waiting = await db.Set<Post>().Whole().AsNoTracking().Where(post => post.Stage == PostStage.InReview && post.Author != me.Id).ToListAsync(ct);
        var person = new StaffMember(me.Id, me.Name, me.Roles) { Kind = me.Kind, SignaturesRest = me.SignaturesRest };
        var mine = (await approvals.Read(waiting, ct)).Where(read => read.Approval.MaySignNext(person)).ToList();
        var names = await staff.NamesOf([.. mine.Select(read => read.Post.Author).Distinct()], ct);
        return [.. mine.Select(read => Item(read.Post, read.Approval, names.GetValueOrDefault(read.Post.Author, "Somebody who has left")))];
    }

    public async Task<IReadOnlyList<WorkItem>> StartedByMe(CancellationToken ct)
    {
        var own = await db.Set<Post>().Where(post => post.Author == me.Id && post.Stage != PostStage.Cancelled && post.Stage != PostStage.TakenDown)
            .OrderByDescending(post => post.Id).Take(MostShown)
            .Select(post => new { post.Id, post.Content.Text, post.Stage, post.SentBackBecause }).ToListAsync(ct);
        return [.. own.Select(post => new WorkItem(
            PostLines.Beginning(post.Text),
            post.SentBackBecause is null ? StageWords.Of(post.Stage) : "Sent back to you",
            PostLinks.Show(post.Id)))];
    }

    private static WorkItem Item(Post post, Approval approval, string author) =>
        new(PostLines.Beginning(post.Content.Text), $"{SignatureWords.Ask(approval.Next!)}, written by {author}", PostLinks.Sign(post.Id));
}
