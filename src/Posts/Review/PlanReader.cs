using Countersign.People;
using Countersign.Policies.InForce;

namespace Countersign.Posts.Review;

/// <summary>Asks the policy in force what one post needs. Policy, roles and people are read once per request, however many posts there are.</summary>
internal sealed class PlanReader(PoliciesInForce policies, Staff staff, CurrentPerson current)
{
    private ILookup<PersonId, string>? roles;

    private IReadOnlyList<StaffMember> here = [];

    /// <param name="post">The post; null for one that the person signed in is only beginning.</param>
    public async Task<Plan> Read(Post? post, CancellationToken ct)
    {
        if (roles is null)
        {
            roles = await staff.RolesHeld(ct);
            here = await staff.Everyone(ct);
        }

        var author = post?.Author ?? current.Me?.Id;
        return PublishingPlan.For(await policies.Here(ct), post, author is { } known ? [.. roles[known]] : [], here);
    }
}
