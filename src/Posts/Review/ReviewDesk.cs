using Countersign.Approvals.Sign;
using Countersign.People;
using Countersign.Screening;

namespace Countersign.Posts.Review;

/// <summary>What a checker or approver has in front of them.</summary>
/// <param name="MaySign">Whether the person looking is the one who is asked to sign now.</param>
/// <param name="Able">Everybody who could give the next signature. Empty means nobody, and the page says so.</param>
internal sealed record ReviewContext(Approval Approval, StaffMember Me, bool MaySign, IReadOnlyList<StaffMember> Able, IReadOnlyList<Finding> Findings);

internal sealed class ReviewDesk(PostApprovals approvals, Staff staff, ScreeningDesk screening, PlanClock clock, Me signedIn)
{
    public async Task<ReviewContext> Open(Post post, CancellationToken ct)
    {
        var findings = await screening.Findings(post, ct);
        var approval = await approvals.Read(post, findings, ct);
        var me = new StaffMember(signedIn.Id, signedIn.Name, signedIn.Roles);
        var everyone = await staff.Everyone(ct);
        return new ReviewContext(
            approval,
            me,
            post.Stage == PostStage.InReview && signedIn.VisitsFrom is null && approval.MaySignNext(me),
            [.. everyone.Where(approval.MaySignNext)],
            findings);
    }

    public Task<SchoolTime> Clock(CancellationToken ct) => clock.Read(ct);
}
