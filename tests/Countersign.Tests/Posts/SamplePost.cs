using Countersign.Foundation;
using Countersign.People;
using Countersign.Posts;
using Countersign.Posts.Review;
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

    public static readonly Plan CheckThenManager = Plan([new PlanStep(1, StepKind.Check, null, "4.1"), new PlanStep(2, StepKind.Approve, "manager", "4.2")]);

    public static Plan Plan(IReadOnlyList<PlanStep> steps, IReadOnlyList<ChecklistLine>? checklist = null, IReadOnlyList<PlanRefusal>? refusals = null, IReadOnlyList<PlanQuestion>? questions = null, bool asks = false, string policy = "aa") =>
        new(policy, steps, checklist ?? [], refusals ?? [], questions ?? [], asks, asks, null);

    public static Post InReview(DateTimeOffset? at = null)
    {
        var school = EstablishmentId.New();
        var post = new Post { Establishment = school, Author = Author, Stage = PostStage.InReview, Text = "Year 4 planted beans", CreatedAt = Now, PublishAt = at, Submission = 1 };
        post.Targets.Add(new PostTarget { Post = post.Id, Establishment = school, Account = SchoolAccountId.New() });
        return post;
    }

    public static PostPicture Picture(Post post, int place, string hash = "bb", string alt = "Beans in a tray") =>
        new() { Post = post.Id, Establishment = post.Establishment, Place = place, FileName = "beans.jpg", Hash = hash, MediaType = "image/jpeg", Width = 16, Height = 16, Alt = alt };

    public static Countersignature Sign(Post post, Plan plan, int step, PersonId person)
    {
        var asked = plan.Steps[step - 1];
        var signature = new Countersignature
        {
            Post = post.Id,
            Establishment = post.Establishment,
            Step = step,
            Kind = asked.Kind,
            Role = asked.Role,
            Person = person,
            At = Now,
            Fingerprint = Fingerprint.Of(post, plan.Policy),
        };
        post.Signatures.Add(signature);
        return signature;
    }

    /// <summary>Signed by everybody and on the schedule.</summary>
    public static (Post Post, Delivery Delivery) Scheduled(DateTimeOffset? due = null)
    {
        var post = InReview();
        Sign(post, CheckThenManager, 1, Colleague.Id);
        Sign(post, CheckThenManager, 2, Manager.Id);
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
