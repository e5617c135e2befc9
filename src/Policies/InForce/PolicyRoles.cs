using Countersign.People;

namespace Countersign.Policies.InForce;

/// <summary>The roles of the policy in force. Without one the program asks the headteacher, so somebody has to be that.</summary>
internal sealed class PolicyRoles(PoliciesInForce policies) : IRolesNamed
{
    public async Task<IReadOnlyList<string>> Here(CancellationToken ct) => await policies.Here(ct) is { Document: var document }
        ? [.. document.Roles.Select(role => role.Name), document.Front.WhenSilent, document.Front.WhenUnknown]
        : ["headteacher"];
}
