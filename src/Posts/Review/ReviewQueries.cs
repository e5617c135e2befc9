using Countersign.Approvals.Plan;
using Countersign.Approvals.Sign;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;

namespace Countersign.Posts.Review;

/// <summary>What a checker or approver has in front of them.</summary>
/// <param name="MaySign">Whether the person looking is the one who is asked to sign now.</param>
/// <param name="Able">Everybody who could give the next signature. Empty means nobody, and the page says so.</param>
internal sealed record ReviewContext(Approval Approval, bool MaySign, IReadOnlyList<StaffMember> Able, IReadOnlyList<PostFinding> Findings)
{
    /// <summary>A signature that nobody here can give, be it a later one; null where there is somebody for each.</summary>
    public PlannedSignature? Lacking { get; init; }

    /// <summary>What a signature that the person looking gave now would be shown with; null where it would be like any other.</summary>
    public string? MineAfter { get; init; }
}

/// <summary>Gathers what a signature rests on, for the person signed in.</summary>
internal sealed class ReviewQueries(PostApprovals approvals, Staff staff, PostScreening screening, TimeProvider clock, Me me)
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
            findings)
        {
            Lacking = approval.Lacking(everyone),
            MineAfter = everyone.FirstOrDefault(person => person.Id == Me.Id) is { } mine ? approval.After(mine, clock.GetUtcNow()) : null,
        };
    }
}
