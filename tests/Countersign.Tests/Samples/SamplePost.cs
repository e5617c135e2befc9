using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.Approvals.Sign;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Model;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Tests.Samples;

/// <summary>A post of an invented teacher, the people around it and the plan it is under.</summary>
internal static class SamplePost
{
    public static readonly PersonId Author = PersonId.New();

    public static readonly StaffMember Colleague = new(PersonId.New(), "Perpetua Vane", ["teacher"]);

    public static readonly StaffMember Manager = new(PersonId.New(), "Ambrose Kettering", ["manager"]);

    public static readonly StaffMember Head = new(PersonId.New(), "Ursula Brandreth", ["headteacher", "manager"]);

    public static readonly ApprovalPlan CheckThenManager =
        Plan([new PlannedSignature(1, SigningAct.Check, [], "4.1"), new PlannedSignature(2, SigningAct.Approve, ["manager"], "4.2")]);

    private static readonly SchoolAccountId Account = SchoolAccountId.New();

    public static ApprovalPlan Plan(IReadOnlyList<PlannedSignature> signatures, params IReadOnlyList<string> asks) =>
        new(PostApprovals.Kind, "aa", signatures, [], [], [], asks, null);

    public static Post InReview(DateTimeOffset? at = null)
    {
        var post = Post.Begin(EstablishmentId.New(), Author, TestClock.Start);
        post.Write(post.Content with { Text = "Year 4 planted beans", PublishAt = at }, [Account], []);
        post.Submit();
        return post;
    }

    /// <summary>Takes over what its author wrote; what is not named stays.</summary>
    public static Post Write(this Post post, PostContent? content = null, IReadOnlyCollection<SchoolAccountId>? accounts = null, Dictionary<string, FactAnswer>? answers = null)
    {
        post.Rewrite(
            content ?? post.Content,
            accounts ?? [.. post.Targets.Select(target => target.Account)],
            answers ?? post.Facts.ToDictionary(fact => fact.Fact, fact => fact.Answer));
        return post;
    }

    public static PostPicture Picture(Post post, int place, string hash = "bb", string alt = "Beans in a tray")
    {
        var picture = new PostPicture { Post = post.Id, Establishment = post.Establishment, Place = place, FileName = "beans.jpg", Hash = hash, MediaType = "image/jpeg", Width = 16, Height = 16 };
        picture.Describe(alt);
        return picture;
    }

    /// <summary>What two people signed of it: a colleague and the manager.</summary>
    public static IReadOnlyList<Countersignature> Signed(Post post)
    {
        var fingerprint = Fingerprint.Of(post, CheckThenManager.Policy);
        return [new(1, SigningAct.Check, null, Colleague.Id, TestClock.Start, fingerprint, []), new(2, SigningAct.Approve, "manager", Manager.Id, TestClock.Start, fingerprint, [])];
    }

    public static Approval ApprovalOf(Post post, IEnumerable<Countersignature> given, ApprovalPlan? plan = null) =>
        Approval.Of(PostApprovals.Subject(post, plan ?? CheckThenManager), plan ?? CheckThenManager, given);

    /// <summary>Signed by everybody and on the schedule.</summary>
    public static (Post Post, Delivery Delivery) Scheduled(DateTimeOffset? due = null)
    {
        var post = InReview(due);
        var approval = ApprovalOf(post, Signed(post).Take(1));
        Assert.IsType<Outcome<Countersignature>.Done>(post.Sign(approval, Manager, approval.Subject.Fingerprint, [], null, due?.AddHours(-1) ?? TestClock.Start));
        return (post, Assert.Single(post.Deliveries));
    }

    /// <summary>As the database would read it, whatever led there.</summary>
    public static T Where<T>(this T row, string property, object? value)
    {
        typeof(T).GetProperty(property)!.SetValue(row, value);
        return row;
    }

    public static Post At(this Post post, PostStage stage) => post.Where(nameof(Post.Stage), stage);

    public static Delivery At(this Delivery delivery, DeliveryState state) => delivery.Where(nameof(Delivery.State), state);
}
