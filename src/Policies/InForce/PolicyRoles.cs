using Countersign.People.Model;

namespace Countersign.Policies.InForce;

/// <summary>The roles of the policy in force. Without one the program asks the headteacher, so somebody has to be that.</summary>
internal sealed class PolicyRoles(PoliciesInForce policies) : IRolesNamed
{
    public async Task<IReadOnlyList<string>> Here(CancellationToken ct) => await policies.Here(ct) is { } policy
        ? [.. policy.Roles.Select(role => role.Said.Name), policy.WhenSilent, policy.WhenUnknown]
        : ["headteacher"];
}
