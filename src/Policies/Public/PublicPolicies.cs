using Countersign.Foundation.Database;
using Countersign.People.Records;

namespace Countersign.Policies.Public;

/// <summary>A school's policy as anybody may read it.</summary>
internal sealed record PublicPolicy(SchoolName School, PolicyInForce Policy);

/// <summary>Finds the policy that a public address names.</summary>
internal sealed class PublicPolicies(CountersignDb db, Schools schools, PoliciesInForce policies)
{
    /// <summary>The school whose policy the rest of this request reads; null where no school has that name, or none is in force there.</summary>
    public async Task<PublicPolicy?> Enter(string slug, CancellationToken ct)
    {
        if (await schools.BySlug(slug, ct) is not { } school)
        {
            return null;
        }

        db.Tenant.StandAt(school.Id);
        return await policies.Here(ct) is { } policy ? new PublicPolicy(school, policy) : null;
    }
}
