using System.Runtime.CompilerServices;
using Countersign.Approvals.Model;
using Countersign.Approvals.Sign;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.PolicyLanguage.Model;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Record;

/// <summary>Meets where posts stand and who signed them with the acts that say so.</summary>
internal sealed class RecordedPosts(CountersignDb db, Countersignatures countersignatures) : IRecordedState
{
    private static readonly AuditEventKind[] Kinds =
    [
        PostEvents.Drafted, PostEvents.Edited, PostEvents.Submitted, PostEvents.SentBack, PostEvents.TakenDown, PostEvents.Emptied, PostEvents.Deleted,
        PostEvents.Checked, PostEvents.Approved, PostEvents.Released,
        DeliveryEvents.Held, DeliveryEvents.Rejected, DeliveryEvents.Cancelled, DeliveryEvents.Published, DeliveryEvents.TakenDown,
    ];

    public async IAsyncEnumerable<AuditFinding> Differs(EstablishmentId school, [EnumeratorCancellation] CancellationToken ct)
    {
        var told = new Dictionary<PostId, PostTold>();
        await foreach (var act in db.Recorded(school, Kinds, ct))
        {
            var id = PostId.From(act.About[0]);
            if (!told.TryGetValue(id, out var post))
            {
                told[id] = post = new PostTold(act.By);
            }

            post.Take(act);
        }

        var rows = await db.AcrossEstablishments<Post>().AsNoTracking().Where(row => row.Establishment == school)
            .OrderBy(row => row.Id).Select(row => new { row.Id, row.Author, row.Stage }).ToListAsync(ct);
        var signed = await countersignatures.About(PostApprovals.Kind, [.. rows.Select(row => row.Id.Value).Union(told.Keys.Select(id => id.Value))], ct);
        foreach (var row in rows)
        {
            if (!told.Remove(row.Id, out var post))
            {
                yield return AuditFinding.Of(school, row.Id.Value, $"no act says that the post {row.Id} was written");
            }
            else if (post.WhyNot(row.Author, row.Stage) is { } why)
            {
                yield return AuditFinding.Of(school, row.Id.Value, $"the post {row.Id} {why}");
            }
            else if (post.WhyNotSigned([.. signed[row.Id.Value]]) is { } signature)
            {
                yield return AuditFinding.Of(school, row.Id.Value, $"the post {row.Id} {signature}");
            }
        }

        foreach (var gone in told.Where(post => !post.Value.IsDeleted).Select(post => post.Key).OrderBy(id => id.Value))
        {
            yield return AuditFinding.Of(school, gone.Value, $"the post {gone} is in the record and no longer among the posts");
        }
    }

    /// <summary>What the acts say of one post.</summary>
    private sealed class PostTold(PersonId? author)
    {
        private readonly List<AuditEvent> signatures = [];
        private readonly HashSet<AuditEventKind> ever = [];
        private bool submitted;
        private bool signedSince;
        private bool cameBack;

        /// <summary>Its author deleted it as a draft.</summary>
        public bool IsDeleted => ever.Contains(PostEvents.Deleted);

        public void Take(AuditEvent act)
        {
            ever.Add(act.Kind);
            if (act.Kind == PostEvents.Drafted || act.Kind == PostEvents.Edited || act.Kind == PostEvents.SentBack || act.Kind == PostEvents.Submitted)
            {
                (submitted, signedSince, cameBack) = (act.Kind == PostEvents.Submitted, false, false);
            }
            else if (ActOf(act.Kind) is not null)
            {
                signatures.Add(act);
                signedSince = true;
            }
            else
            {
                cameBack |= act.Kind == DeliveryEvents.Held || act.Kind == DeliveryEvents.Rejected || act.Kind == DeliveryEvents.Cancelled;
            }
        }

        public string? WhyNot(PersonId writtenBy, PostStage stage)
        {
            var may = stage switch
            {
                PostStage.Draft => !submitted || cameBack,
                PostStage.InReview => submitted,
                PostStage.Scheduled => submitted && signedSince,
                PostStage.Sent => ever.Contains(DeliveryEvents.Published),
                PostStage.TakenDown => ever.Contains(DeliveryEvents.TakenDown),
                _ => ever.Contains(PostEvents.TakenDown) || ever.Contains(PostEvents.Emptied),
            };
            return writtenBy != author ? "has another author than the record says"
                : may ? null
                : $"stands as {stage}, and no act brought it there";
        }

        public string? WhyNotSigned(IReadOnlyList<Countersignature> given)
        {
            var left = given.ToList();
            var unmet = signatures.Count(act => left.FindIndex(signature => Is(signature, act)) is var place && (place < 0 || RemoveAt(left, place)));
            return left.Count > 0 ? "carries a signature that nobody gave, or one that was altered"
                : unmet > 0 ? "has lost a signature that was given"
                : null;
        }

        // Answers that it was met, so that it does not count.
        private static bool RemoveAt(List<Countersignature> left, int place)
        {
            left.RemoveAt(place);
            return false;
        }

        private static bool Is(Countersignature signature, AuditEvent act) =>
            signature.Act == ActOf(act.Kind) && signature.Person == act.By && signature.At.ToUnixTimeMilliseconds() == act.At.ToUnixTimeMilliseconds()
            && (act.Facts is null || (act.Facts.GetValueOrDefault("fingerprint") == signature.Fingerprint
                && act.Facts.GetValueOrDefault("role") == (signature.Role ?? "colleague")
                && act.Facts.GetValueOrDefault("after") == signature.After));

        private static SigningAct? ActOf(AuditEventKind kind) => true switch
        {
            _ when kind == PostEvents.Checked => SigningAct.Check,
            _ when kind == PostEvents.Approved => SigningAct.Approve,
            _ when kind == PostEvents.Released => SigningAct.FinalSignOff,
            _ => null,
        };
    }
}
