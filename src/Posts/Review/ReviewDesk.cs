using Countersign.People;
using Countersign.Screening.Model;

namespace Countersign.Posts.Review;

/// <summary>What a checker or approver has in front of them.</summary>
/// <param name="MaySign">Whether the person looking is the one who is asked to sign now.</param>
/// <param name="Able">Everybody who could give the next signature. Empty means nobody, and the page says so.</param>
internal sealed record ReviewRoom(Plan Plan, ReviewState Review, StaffMember Me, bool MaySign, IReadOnlyList<StaffMember> Able, IReadOnlyList<Finding> Findings);

internal sealed class ReviewDesk(PlanReader plans, Staff staff, ScreeningDesk screening, PlanClock clock, Me signedIn)
{
    public async Task<ReviewRoom> Open(Post post, CancellationToken ct)
    {
        var findings = await screening.Findings(post, ct);
        var plan = ScreeningDesk.Weigh(await plans.Read(post, ct), findings);
        var review = ReviewState.Of(post, plan);
        var me = new StaffMember(signedIn.Id, signedIn.Name, signedIn.Roles);
        var everyone = await staff.Everyone(ct);
        return new ReviewRoom(
            plan,
            review,
            me,
            post.Stage == PostStage.InReview && signedIn.VisitsFrom is null && review.MaySignNext(me, post.Author),
            [.. everyone.Where(person => review.MaySignNext(person, post.Author))],
            findings);
    }

    public Task<SchoolTime> Clock(CancellationToken ct) => clock.Read(ct);
}
