using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.Approvals.Sign;
using Countersign.People.Model;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.Posts.Model;
using Countersign.Screening.Model;
using Truth = Countersign.PolicyLanguage.Model.Truth;

namespace Countersign.Posts.Review;

/// <summary>Asks who must sign a post, and who has.</summary>
internal sealed class PostApprovals(ApprovalPlans plans, Countersignatures signatures, CurrentPerson current)
{
    public static readonly ApprovalKind Kind = new("post", NeededSignature.Publish, "post", "The policy does not take this on a school account");

    /// <summary>Somebody who looks in from outside the school reads its posts and signs none.</summary>
    public bool IsVisitor => current.Me is { VisitsFrom: not null };

    /// <param name="post">The post; null for one that the person signed in is only beginning.</param>
    public Task<ApprovalPlan> Plan(Post? post, CancellationToken ct) =>
        plans.Read(Kind, post?.Author ?? current.Me?.Id, fact => Known(post, fact), Known(post), ct);

    /// <param name="findings">
    /// What screening finds now: it refuses as the policy does. The roster may have changed since the post was submitted, so this is
    /// asked at each signature and at the moment of sending.
    /// </param>
    public async Task<Approval> Read(Post post, IReadOnlyList<PostFinding> findings, CancellationToken ct)
    {
        var plan = await Plan(post, ct);
        var blocking = findings.Where(finding => finding.Severity == Severity.Blocks)
            .Select(finding => new Refusal($"{finding.Message}. The author has to mend it"));
        var given = await signatures.About(Kind, [post.Id.Value], ct);
        return Approval.Of(Subject(post, plan), plan with { Refusals = [.. plan.Refusals, .. blocking] }, given[post.Id.Value], post.HasYetToGo);
    }

    /// <summary>Several at once; the number of queries does not grow with them. Nobody screens them.</summary>
    public async Task<IReadOnlyList<(Post Post, Approval Approval)>> Read(IReadOnlyCollection<Post> posts, CancellationToken ct)
    {
        var given = await signatures.About(Kind, [.. posts.Select(post => post.Id.Value)], ct);
        var read = new List<(Post, Approval)>();
        foreach (var post in posts)
        {
            var plan = await Plan(post, ct);
            read.Add((post, Approval.Of(Subject(post, plan), plan, given[post.Id.Value], post.HasYetToGo)));
        }

        return read;
    }

    /// <summary>A post as far as signing it needs to know it.</summary>
    public static ApprovalSubject Subject(Post post, ApprovalPlan plan) =>
        new(Kind, post.Id.Value, post.Establishment, post.Author, Fingerprint.Of(post, plan.Policy, plan.Above));

    private static string Known(Post? post) =>
        string.Join('\n', (post?.Facts ?? []).OrderBy(fact => fact.Fact, StringComparer.Ordinal).Select(fact => $"{fact.Fact} {fact.Answer}"));

    /// <summary>What the author said of a fact.</summary>
    public static Truth Known(Post? post, string fact) => post?.Facts.FirstOrDefault(answer => answer.Fact == fact)?.Answer switch
    {
        FactAnswer.Yes => Truth.True,
        FactAnswer.No => Truth.False,
        FactAnswer.CannotTell => Truth.NotKnown,
        _ => Truth.NotGiven,
    };
}
