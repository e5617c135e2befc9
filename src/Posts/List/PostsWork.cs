using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Wording;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.List;

/// <summary>
/// Posts on the home page: those that came back to this person or wait for their signature, their own that are still on their way, and for whoever answers
/// for what the school says, everybody's.
/// </summary>
internal sealed class PostsWork(CountersignDb db, Me me, HomePosts posts, PostApprovals approvals, PostReaders readers, Staff staff, Schools schools) : IWork
{
    private const string Gone = "somebody who has left";

    // Of those who could sign so many are named.
    private const int MostNamed = 3;

    public async Task<IReadOnlyList<WorkItem>> WaitingForMe(CancellationToken ct)
    {
        var found = await posts.Read(ct);
        var mine = found.Where(WaitsForMe).OrderBy(row => row.Since).ToList();
        var names = await staff.NamesOf([.. mine.Select(row => row.Post.Author).Distinct()], ct);
        return
        [
            .. found.Where(row => CameBack(row.Post)).OrderByDescending(row => row.Post.Id.Value)
                .Select(row => Item(row.Post, "Sent back to you") with { Because = row.Post.SentBackBecause }),
            .. mine.Select(row => new WorkItem(
                PostLines.Beginning(row.Post.Content.Text),
                $"{SignatureWords.Ask(row.Approval!.Next!)}, written by {names.GetValueOrDefault(row.Post.Author, Gone)}",
                PostLinks.Sign(row.Post.Id),
                row.Since,
                row.Post.Content.PublishAt)),
        ];
    }

    public async Task<IReadOnlyList<WorkItem>> StartedByMe(CancellationToken ct) =>
    [
        .. (await posts.Read(ct)).Select(row => row.Post)
            .Where(post => post.Author == me.Id && !CameBack(post) && post.Stage is not (PostStage.Cancelled or PostStage.TakenDown))
            .OrderByDescending(post => post.Id.Value).Take(HomePosts.MostShown)
            .Select(post => Item(post, post.HeldBecause is null ? StageWords.Of(post.Stage) : "It did not go out and waits for a signature again")),
    ];

    public async Task<IReadOnlyList<WorkItem>> InView(CancellationToken ct)
    {
        if (!await posts.KeepsWatch(ct))
        {
            return [];
        }

        var found = await posts.Read(ct);
        var time = (await schools.Here(ct)).Time;
        return
        [
            .. found.Where(row => row.Approval is not null && !WaitsForMe(row)).OrderBy(row => row.Since).Take(HomePosts.MostShown).Select(row =>
                Item(row.Post, WaitsFor(row)) with { Section = ("Waiting longest", 10), Since = row.Since, Due = row.Post.Content.PublishAt }),
            .. found.Where(row => row.Post.Stage == PostStage.Scheduled).OrderBy(row => row.Post.Content.PublishAt).Take(HomePosts.MostShown).Select(row =>
                Item(row.Post, row.Post.Content.PublishAt is { } at ? time.Read(at) : "Being published") with { Section = ("Going out this week", 20) }),
            .. found.Where(row => row is { Post.Stage: PostStage.Sent, PublishedAt: not null, Link: not null }).OrderByDescending(row => row.PublishedAt)
                .Take(HomePosts.MostShown).Select(row =>
                Item(row.Post, $"Published on {time.Read(row.PublishedAt!.Value)}") with { Section = ("Went out lately", 30), SeenAt = row.Link }),
            .. found.Where(row => row is { Post.Stage: PostStage.TakenDown, TakenDownAt: not null }).OrderByDescending(row => row.TakenDownAt)
                .Take(HomePosts.MostShown).Select(row =>
                Item(row.Post, $"Taken down on {time.Day(row.TakenDownAt!.Value)}") with { Section = ("Taken down", 40) }),
        ];
    }

    public async Task<IReadOnlyList<WorkItem>> FirstWeek(CancellationToken ct) =>
    [
        new("Publish the first post", "Somebody writes it, and the policy says who has to check it", PostLinks.New)
        {
            IsDone = await db.Set<Post>().AnyAsync(post => post.Stage == PostStage.Sent, ct),
        },
    ];

    /// <summary>What waits or is scheduled with a signature of theirs that will no longer count. Only the title of what one reads is told.</summary>
    public async Task<IReadOnlyList<WorkItem>> HeldWithout(PersonId person, DateOnly lastDay, CancellationToken ct)
    {
        var time = (await schools.Here(ct)).Time;
        var all = await db.Set<Post>().Whole().AsNoTracking()
            .Where(post => post.Stage == PostStage.InReview || post.Stage == PostStage.Scheduled).OrderBy(post => post.Content.PublishAt).ToListAsync(ct);
        var held = (await approvals.Read(all, ct)).Where(read => read.Approval.Signatures.Any(signature => signature.Given?.Person == person)
            && (read.Post.Stage == PostStage.InReview || (read.Post.Content.PublishAt is { } at && time.Today(at) > lastDay)))
            .Select(read => read.Post).ToList();
        var ids = held.ConvertAll(post => post.Id);
        var readable = await (await readers.Posts(ct)).Where(post => ids.Contains(post.Id)).Select(post => post.Id).ToListAsync(ct);
        var names = await staff.NamesOf([.. held.Select(post => post.Author).Distinct()], ct);
        return [.. held.Select(post => new WorkItem(
            readable.Contains(post.Id) ? PostLines.Beginning(post.Content.Text) : $"A post by {names.GetValueOrDefault(post.Author, Gone)}",
            post.Content.PublishAt is { } at ? $"It is to go out on {time.Read(at)}" : "It goes out as soon as everybody has signed",
            readable.Contains(post.Id) ? PostLinks.Show(post.Id) : PostLinks.List()))];
    }

    private static WorkItem Item(Post post, string what) => new(PostLines.Beginning(post.Content.Text), what, PostLinks.Show(post.Id));

    private bool CameBack(Post post) => post is { Stage: PostStage.Draft, SentBackBecause: not null } && post.Author == me.Id;

    private bool WaitsForMe(HomePost row) =>
        row.Approval?.MaySignNext(new StaffMember(me.Id, me.Name, me.Roles) { Kind = me.Kind, SignaturesRest = me.SignaturesRest }) == true;

    private static string WaitsFor(HomePost row)
    {
        var able = (row.Approval!.Plan.Here ?? []).Where(row.Approval.MaySignNext).Select(person => person.Name).Take(MostNamed + 1).ToList();
        return able.Count switch
        {
            0 => "Nobody here can give the signature that is next",
            > MostNamed => $"Waits for {string.Join(", ", able.Take(MostNamed))} or somebody else",
            _ => $"Waits for {English.Or(able)}",
        };
    }
}
