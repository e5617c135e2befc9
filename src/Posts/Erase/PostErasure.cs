using Countersign.Approvals.Sign;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Records;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Erase;

/// <summary>
/// What posts keep of somebody: drafts that nobody else goes on with, reasons that they gave for stopping, and their name in the records of what went out. What
/// was published stays, and so does every signature, without the name.
/// </summary>
internal sealed class PostErasure(CountersignDb db, Countersignatures countersignatures, ErasedRecords records, Staff staff, TimeProvider clock) : IErasure
{
    private static readonly Refusal Wrote =
        new("A post that they wrote waits for signatures or is on its way. Cancel it, or wait until it is out");

    private static readonly Refusal HaveSigned =
        new("A post that they signed has not gone out yet. Cancel it, or wait until somebody else has signed in their place and it is out");

    public async Task<Refusal?> WhyNot(PersonId person, CancellationToken ct)
    {
        var signed = await Signed(person, ct);
        var theirs = await db.AcrossEstablishments<Post>().Include(post => post.Deliveries).AsNoTracking()
            .Where(post => post.Author == person || signed.Contains(post.Id)).ToListAsync(ct);
        var open = theirs.Where(post => post.HasYetToGo).ToList();
        return open.Exists(post => post.Author == person) ? Wrote
            : open.Count > 0 ? HaveSigned
            : await records.WhyNot([.. theirs.SelectMany(post => post.Deliveries)], ct);
    }

    public async Task<IReadOnlyList<string>> Goes(PersonId person, CancellationToken ct)
    {
        var drafts = await Drafts(person).Select(post => post.Shares.Count > 0).ToListAsync(ct);
        var shared = drafts.Count(isShared => isShared);
        return drafts.Count == 0
            ? []
            : [(drafts.Count == 1 ? "The draft that they left" : $"The {drafts.Count} drafts that they left")
                + (shared == 0 ? "" : $", of which {shared} can be read by colleagues")];
    }

    public async Task<IReadOnlyList<AuditEvent>> Erase(PersonId person, string instead, PersonId? by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var drafts = await Drafts(person).Include(post => post.Pictures).ThenInclude(picture => picture.Renditions)
            .Include(post => post.Targets).Include(post => post.Facts).Include(post => post.Shares)
            .Include(post => post.Reasons).Include(post => post.Submissions)
            .Include(post => post.Deliveries).AsSplitQuery().ToListAsync(ct);
        drafts.ForEach(static post => post.Empty());
        await ForgetReasons(person, ct);
        foreach (var stop in await db.AcrossEstablishments<PublishingStop>()
            .Where(stop => stop.StoppedBy == person && stop.Because != null).ToListAsync(ct))
        {
            stop.ForgetWhy();
        }

        var signed = await Signed(person, ct);
        var sent = await db.AcrossEstablishments<Delivery>().Where(delivery => delivery.EvidenceHash != null
            && (signed.Contains(delivery.Post) || db.Set<Post>().Any(post => post.Id == delivery.Post && post.Author == person))).ToListAsync(ct);
        return
        [
            .. drafts.Select(post => new AuditEvent(PostEvents.Emptied, post.Establishment, by, now, post.Id.Value)),
            .. await records.WithoutName(sent, person, instead, by, ct),
        ];
    }

    private async Task ForgetReasons(PersonId person, CancellationToken ct)
    {
        var name = (await staff.NamesOf([person], ct))[person];
        var sentBack = await db.AcrossEstablishments<Post>().Where(post => post.SentBackBecause != null).ToListAsync(ct);
        var theirs = new HashSet<(Guid, string?)>();
        foreach (var school in sentBack.Select(post => post.Establishment).Distinct())
        {
            await foreach (var act in db.Recorded(school, [PostEvents.SentBack], ct))
            {
                _ = act.By == person && theirs.Add((act.About[0], act.Why));
            }
        }

        foreach (var post in sentBack.Where(post => theirs.Contains((post.Id.Value, post.SentBackBecause))
            || (post.SentBackBecause?.Contains(name, StringComparison.OrdinalIgnoreCase) ?? false)))
        {
            post.ForgetWhyItCameBack();
        }
    }

    private async Task<IReadOnlyList<PostId>> Signed(PersonId person, CancellationToken ct) =>
        [.. (await countersignatures.SignedBy(PostApprovals.Kind, person, ct)).Select(PostId.From)];

    // What was cancelled lies there as its author left it, like a draft.
    private IQueryable<Post> Drafts(PersonId person) => db.AcrossEstablishments<Post>()
        .Where(post => post.Author == person && (post.Stage == PostStage.Draft || post.Stage == PostStage.Cancelled)
            && (post.Content.Text != "" || post.Pictures.Any()));
}
