using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Public;

/// <summary>A school's policy as anybody may read it.</summary>
/// <param name="Ratified">Null where its governors have not ratified it: then the public is told that, and is not shown it.</param>
internal sealed record PublicPolicy(SchoolName School, PolicyInForce Policy, RatificationNote? Ratified)
{
    /// <summary>On which day, and by whom.</summary>
    public string RatifiedWords => Ratified is { } note
        ? $"Ratified on {English.Day(note.On)}{(Policy.OwnDocument.Front.RatifiedBy is { } by ? $" by the {by}" : "")}."
        : "Not yet ratified.";
}

/// <summary>Finds the policy that a public address names.</summary>
internal sealed class PublicPolicies(CountersignDb db, Schools schools, PoliciesInForce policies, Ratifications ratifications)
{
    /// <summary>The school whose policy the rest of this request reads; null where no school has that name, or none is in force there.</summary>
    public async Task<PublicPolicy?> Enter(string slug, CancellationToken ct)
    {
        if (await schools.BySlug(slug, ct) is not { } school)
        {
            return null;
        }

        db.Tenant.StandAt(school.Id);
        return await policies.Here(ct) is { } policy ? new PublicPolicy(school, policy, await ratifications.Of(policy, ct)) : null;
    }

    /// <summary>The same, of a policy that was ratified; null where it was not.</summary>
    public async Task<PublicPolicy?> EnterRatified(string slug, CancellationToken ct) => await Enter(slug, ct) is { Ratified: not null } found ? found : null;
}
