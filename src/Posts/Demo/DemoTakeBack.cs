using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.Posts.Recall;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Demo;

/// <summary>
/// Takes one post of the demo back once it is up, as its author would on the page. It waits for the noticeboard, because only
/// what was really published can be proved to be gone.
/// </summary>
internal sealed class DemoTakeBack(CountersignDb db, TimeProvider clock) : IOutboxWork
{
    public const string Name = "demo.take-back";

    private const string Because = "The date was wrong: the fair is a week later";

    private static readonly TimeSpan BeforeLooking = TimeSpan.FromSeconds(1);

    public string Kind => Name;

    public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
    {
        var id = PostId.From(item.Subject);
        var now = clock.GetUtcNow();
        var post = await db.Set<Post>().Include(row => row.Deliveries).SingleAsync(row => row.Id == id, ct);
        if (post.Stage == PostStage.Scheduled)
        {
            return new WorkAnswer.Again(now + BeforeLooking);
        }

        if (Recalling.Decide(post, Because) is not Outcome<TakenBack>.Done(var taken))
        {
            return new WorkAnswer.Finished();
        }

        TakingBack.Apply(db, post, taken, now);
        return await db.TrySave(TakingBack.About(post, post.Author, now, Because), ct) ? new WorkAnswer.Finished() : new WorkAnswer.Again(now + BeforeLooking);
    }
}
