using Countersign.Approvals.Sign;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.Posts.Stop;
using Countersign.Posts.Tell;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.PutUp;

/// <summary>A delivery that a person puts up, with all that decides what they can do now.</summary>
/// <param name="People">Who puts it up.</param>
internal sealed record PutUpCase(Post Post, Delivery Delivery, AccountName Account, IReadOnlyList<StaffMember> People, Approval Approval, PutUpStand Stand);

/// <summary>Opens such a delivery for whoever reads the post.</summary>
internal sealed class PutUpCases(
    CountersignDb db,
    PostReaders readers,
    PostApprovals approvals,
    PostScreening screening,
    Stops stops,
    Accounts accounts,
    Publishers publishers,
    TimeProvider clock)
{
    /// <exception cref="NotFoundException">There is none that the person signed in may see, or the program sends there itself.</exception>
    public async Task<PutUpCase> Open(PostId id, DeliveryId of, CancellationToken ct)
    {
        var post = await db.Set<Post>().Whole().ReadableBy(await readers.Me(id, ct)).Get(id, ct);
        var delivery = post.Deliveries.FirstOrDefault(row => row.Id == of);
        NotFoundException.ThrowIf(delivery is null, of);
        var account = await accounts.Find(delivery!.Account, ct);
        NotFoundException.ThrowIf(account?.Assisted is null, of);
        var approval = await approvals.Read(post, await screening.Findings(post, ct), ct);
        var stopped = await stops.Hold(delivery.Account, ct);
        return new PutUpCase(
            post,
            delivery,
            account!,
            await publishers.Of(delivery.Account, post.Author, ct),
            approval,
            PutUpRules.Of(post, delivery, approval, stopped, clock.GetUtcNow()));
    }
}
