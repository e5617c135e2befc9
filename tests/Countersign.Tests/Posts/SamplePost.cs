using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.Approvals.Sign;
using Countersign.Foundation;
using Countersign.People;
using Countersign.Posts;
using Countersign.Posts.Review;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.SchoolAccounts;

namespace Countersign.Tests.Posts;

/// <summary>A post of an invented teacher, the people around it and the plan it is under.</summary>
internal static class SamplePost
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public static readonly PersonId Author = PersonId.New();

    public static readonly StaffMember Colleague = new(PersonId.New(), "Perpetua Vane", ["teacher"]);

    public static readonly StaffMember Manager = new(PersonId.New(), "Ambrose Kettering", ["manager"]);

    public static readonly StaffMember Head = new(PersonId.New(), "Ursula Brandreth", ["headteacher", "manager"]);

    public static readonly ApprovalPlan CheckThenManager = Plan([new PlannedSignature(1, SigningAct.Check, [], "4.1"), new PlannedSignature(2, SigningAct.Approve, ["manager"], "4.2")]);

    public static ApprovalPlan Plan(IReadOnlyList<PlannedSignature> signatures, params IReadOnlyList<string> asks) =>
        new(PostApprovals.Kind, "aa", signatures, [], [], [], asks, null);

    public static Post InReview(DateTimeOffset? at = null)
    {
        var school = EstablishmentId.New();
        var post = new Post { Establishment = school, Author = Author, Stage = PostStage.InReview, Text = "Year 4 planted beans", CreatedAt = Now, PublishAt = at, Submission = 1 };
        post.Targets.Add(new PostTarget { Post = post.Id, Establishment = school, Account = SchoolAccountId.New() });
        return post;
    }

    public static PostPicture Picture(Post post, int place, string hash = "bb", string alt = "Beans in a tray") =>
        new() { Post = post.Id, Establishment = post.Establishment, Place = place, FileName = "beans.jpg", Hash = hash, MediaType = "image/jpeg", Width = 16, Height = 16, Alt = alt };

    /// <summary>What two people signed of it: a colleague and the manager.</summary>
    public static IReadOnlyList<Countersignature> Signed(Post post)
    {
        var fingerprint = Fingerprint.Of(post, CheckThenManager.Policy);
        return [new(1, SigningAct.Check, null, Colleague.Id, Now, fingerprint, []), new(2, SigningAct.Approve, "manager", Manager.Id, Now, fingerprint, [])];
    }

    public static Approval ApprovalOf(Post post, IEnumerable<Countersignature> given, ApprovalPlan? plan = null) =>
        Approval.Of(PostApprovals.Subject(post, (plan ?? CheckThenManager).Policy), plan ?? CheckThenManager, given);

    /// <summary>Signed by everybody and on the schedule.</summary>
    public static (Post Post, Delivery Delivery) Scheduled(DateTimeOffset? due = null)
    {
        var post = InReview();
        post.Stage = PostStage.Scheduled;
        return (post, Deliver(post, due));
    }

    public static Delivery Deliver(Post post, DateTimeOffset? due = null, DeliveryState state = DeliveryState.Waiting)
    {
        var delivery = new Delivery
        {
            Id = DeliveryId.From(Guid.CreateVersion7(Now)),
            Post = post.Id,
            Establishment = post.Establishment,
            Account = post.Targets[0].Account,
            Fingerprint = Fingerprint.Of(post, CheckThenManager.Policy),
            DueAt = due ?? Now,
            State = state,
        };
        post.Deliveries.Add(delivery);
        return delivery;
    }
}
