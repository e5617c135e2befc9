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
internal sealed class PostsWork(CountersignDb db, Me me, PostApprovals approvals, PostReaders readers, Staff staff, Schools schools) : IWork
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
            .Select(post => new { post.Id, post.Content.Text, post.Stage, post.SentBackBecause, post.HeldBecause }).ToListAsync(ct);
        return [.. own.Select(post => new WorkItem(
            PostLines.Beginning(post.Text),
            post.SentBackBecause is not null ? "Sent back to you"
                : post.HeldBecause is not null ? "It did not go out and waits for a signature again"
                : StageWords.Of(post.Stage),
            PostLinks.Show(post.Id)))];
    }

    /// <summary>What waits or is scheduled with a signature of theirs that will no longer count. Only the title of what one reads is told.</summary>
    public async Task<IReadOnlyList<WorkItem>> HeldWithout(PersonId person, DateOnly lastDay, CancellationToken ct)
    {
        var time = (await schools.Here(ct)).Time;
        var posts = await db.Set<Post>().Whole().AsNoTracking()
            .Where(post => post.Stage == PostStage.InReview || post.Stage == PostStage.Scheduled).OrderBy(post => post.Content.PublishAt).ToListAsync(ct);
        var held = (await approvals.Read(posts, ct)).Where(read => read.Approval.Signatures.Any(signature => signature.Given?.Person == person)
            && (read.Post.Stage == PostStage.InReview || (read.Post.Content.PublishAt is { } at && time.Today(at) > lastDay)))
            .Select(read => read.Post).ToList();
        var ids = held.ConvertAll(post => post.Id);
        var readable = await (await readers.Posts(ct)).Where(post => ids.Contains(post.Id)).Select(post => post.Id).ToListAsync(ct);
        var names = await staff.NamesOf([.. held.Select(post => post.Author).Distinct()], ct);
        return [.. held.Select(post => new WorkItem(
            readable.Contains(post.Id) ? PostLines.Beginning(post.Content.Text) : $"A post by {names.GetValueOrDefault(post.Author, "somebody who has left")}",
            post.Content.PublishAt is { } at ? $"It is to go out on {time.Read(at)}" : "It goes out as soon as everybody has signed",
            readable.Contains(post.Id) ? PostLinks.Show(post.Id) : PostLinks.List()))];
    }

    private static WorkItem Item(Post post, Approval approval, string author) =>
        new(PostLines.Beginning(post.Content.Text), $"{SignatureWords.Ask(approval.Next!)}, written by {author}", PostLinks.Sign(post.Id));
}
