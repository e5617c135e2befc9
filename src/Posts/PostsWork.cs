using Countersign.People.Contributions;
using Countersign.Posts.Model;

namespace Countersign.Posts;

/// <summary>Posts on the home page: those that wait for this person's signature, and their own.</summary>
internal sealed class PostsWork(PostsDesk desk) : IWork
{
    public async Task<IReadOnlyList<WorkItem>> WaitingForMe(CancellationToken ct) =>
        [.. (await desk.NeedsMe(ct)).Select(post => new WorkItem(post.Beginning, $"{post.What}, written by {post.AuthorName}", PostLinks.Sign(post.Id)))];

    public async Task<IReadOnlyList<WorkItem>> StartedByMe(CancellationToken ct) =>
        [.. (await desk.Started(ct)).Select(post => new WorkItem(post.Beginning, post.What, PostLinks.Show(post.Id)))];
}
