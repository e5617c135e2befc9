using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.Posts.Model;
using Countersign.Posts.TakeDown;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Demo;

/// <summary>
/// Takes one post of the demo down once it is up, as its author would on the page. It waits for the noticeboard, because only
/// what was really published can be proved to be gone.
/// </summary>
internal sealed class DemoTakeDown(CountersignDb db, TakeDownPost posts, TimeProvider clock) : IOutboxWork
{
    public const string Name = "demo.take-down";

    private const string Because = "The date was wrong: the fair is a week later";

    private static readonly TimeSpan BeforeLooking = TimeSpan.FromSeconds(1);

    public string Kind => Name;

    public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
    {
        var id = PostId.From(item.Subject);
        var post = await db.Set<Post>().AsNoTracking().Get(id, ct);
        if (post.Stage != PostStage.Scheduled)
        {
            await posts.TakeDown(id, new PostReader(post.Author), Because, correct: false, ct);
            return new WorkAnswer.Finished();
        }

        return new WorkAnswer.Again(clock.GetUtcNow() + BeforeLooking);
    }
}
