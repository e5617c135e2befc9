using Countersign.Approvals.Sign;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Screening.Model;

namespace Countersign.Posts.Review;

/// <summary>What a checker or approver has in front of them.</summary>
/// <param name="MaySign">Whether the person looking is the one who is asked to sign now.</param>
/// <param name="Able">Everybody who could give the next signature. Empty means nobody, and the page says so.</param>
internal sealed record ReviewContext(Approval Approval, bool MaySign, IReadOnlyList<StaffMember> Able, IReadOnlyList<ScreeningFinding> Findings);

/// <summary>Gathers what a signature rests on, for the person signed in.</summary>
internal sealed class ReviewQueries(PostApprovals approvals, Staff staff, PostScreening screening, Me me)
{
    public StaffMember Me { get; } = new(me.Id, me.Name, me.Roles) { Kind = me.Kind, SignaturesRest = me.SignaturesRest };

    public async Task<ReviewContext> Open(Post post, CancellationToken ct)
    {
        var findings = await screening.Findings(post, ct);
        var approval = await approvals.Read(post, findings, ct);
        var everyone = await staff.Everyone(ct);
        return new ReviewContext(
            approval,
            post.Stage == PostStage.InReview && !approvals.IsVisitor && approval.MaySignNext(Me),
            [.. everyone.Where(approval.MaySignNext)],
            findings);
    }
}
