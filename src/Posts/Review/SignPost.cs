using Countersign.Approvals.Model;
using Countersign.Approvals.Sign;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Model;
using Countersign.Posts.Model;
using Countersign.Posts.Tell;

namespace Countersign.Posts.Review;

/// <summary>What a person gives with their name.</summary>
/// <param name="Seen">The fingerprint of the page that they read.</param>
/// <param name="Confirmed">The numbers of the checklist lines that they confirmed.</param>
/// <param name="Late">When it goes out, where its time passed while it waited; null where they did not say.</param>
internal sealed record Signing(StaffMember Person, string Seen, IReadOnlyCollection<int> Confirmed, LateChoice? Late = null);

/// <summary>When a post goes out whose time passed while it waited.</summary>
/// <param name="At">Null for at once.</param>
internal sealed record LateChoice(DateTimeOffset? At);

/// <summary>A colleague's check, an approval or the final sign-off: whichever the policy asks for next. The last one puts the post on the schedule.</summary>
internal sealed class SignPost(
    CountersignDb db, PostApprovals approvals, PostScreening screening, Countersignatures signatures, Staff staff, PostNotifications told, TimeProvider clock)
{
    public async Task<Outcome<Countersignature>> Sign(PostId id, Signing by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var post = await db.Set<Post>().Whole().Get(id, ct);
        var approval = await approvals.Read(post, await screening.Findings(post, ct), ct);
        var person = await staff.Find(by.Person.Id, ct);
        var outcome = approvals.IsVisitor || person is null ? SignatureWords.Visitor : post.Sign(
            approval, person, by.Seen, by.Confirmed, by.Late is { } late ? late.At ?? now : null, now);
        if (outcome is not Outcome<Countersignature>.Done(var signature))
        {
            return outcome;
        }

        signatures.Add(approval.Subject, signature);
        if (post.Stage == PostStage.Scheduled)
        {
            db.AddRange(post.Deliveries.Where(delivery => delivery.State == DeliveryState.Waiting && delivery.Fingerprint == signature.Fingerprint)
                .Select(delivery => DeliveryWork.Item(DeliveryWork.Publish, delivery, delivery.DueAt)));
        }

        await told.Follow(post, approval.With(signature), ct);
        if (post.Stage == PostStage.Scheduled)
        {
            told.TellAuthor(post, PostNotifications.Approved);
        }

        return await db.TrySave(About(approval, signature), ct) ? signature : SignatureWords.Clash;
    }

    private static Dictionary<string, string> Facts(Countersignature signature)
    {
        var facts = new Dictionary<string, string> { ["fingerprint"] = signature.Fingerprint, ["role"] = signature.Role ?? "colleague" };
        if (signature.After is { } after)
        {
            facts["after"] = after;
        }

        return facts;
    }

    // The evidence of a post is checked against this act.
    private static AuditEvent About(Approval approval, Countersignature signature)
    {
        var kind = signature.Act switch { SigningAct.Check => PostEvents.Checked, SigningAct.Approve => PostEvents.Approved, _ => PostEvents.Released };
        return new AuditEvent(kind, approval.Subject.Establishment, signature.Person, signature.At, approval.Subject.Id)
        {
            Clause = approval.Plan.Signatures.First(asked => asked.Number == signature.Number).Clause,
            Policy = approval.Plan.Policy,
            Facts = Facts(signature),
        };
    }
}
