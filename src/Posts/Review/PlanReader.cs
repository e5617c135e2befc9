using Countersign.Policies;

namespace Countersign.Posts.Review;

/// <summary>Asks the policy in force what one post needs. The policy is read once per request.</summary>
internal sealed class PlanReader(PoliciesInForce policies)
{
    /// <param name="post">The post; null for one that is only being begun.</param>
    public async Task<Plan> Read(Post? post, CancellationToken ct) => PublishingPlan.For(await policies.Here(ct), post);
}
