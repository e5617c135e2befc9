using Countersign.People.Model;
using Countersign.PolicyLanguage.Evaluation;

namespace Countersign.Policies.InForce;

/// <summary>The roles of the policy in force. Without one the program asks the headteacher, so somebody has to be that.</summary>
internal sealed class PolicyRoles(PoliciesInForce policies) : IRolesNamed
{
    public async Task<IReadOnlyList<string>> Here(CancellationToken ct) => await policies.Here(ct) is { } policy
        ? [.. policy.Roles.Select(role => role.Said.Name), policy.WhenSilent, policy.WhenUnknown]
        : ["headteacher"];

    public async Task<IReadOnlyList<string>> Signing(CancellationToken ct)
    {
        if (await policies.Here(ct) is not { } policy)
        {
            return ["headteacher"];
        }

        // Whoever runs an account has the last word on a post, and a deputy signs where nobody of the role itself can.
        var asked = policy.Layers.PiecesOfWork.Select(policy.Procedure).OfType<LayeredProcedure>()
            .SelectMany(work => work.Signatures.Select(signature => signature.Said.By.Role).OfType<string>()
                .Concat(work.Parts.SelectMany(part => part.Said.Runners)))
            .Append(policy.WhenSilent).Append(policy.WhenUnknown).ToHashSet(StringComparer.OrdinalIgnoreCase);
        asked.UnionWith(policy.Roles.Where(role => asked.Contains(role.Said.Name)).Select(role => role.Said.Deputy).OfType<string>().ToList());
        return [.. asked.Select(role => role.ToLowerInvariant())];
    }
}
