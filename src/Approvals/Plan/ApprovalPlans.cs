using Countersign.Approvals.Model;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.Policies.InForce;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Approvals.Plan;

/// <summary>
/// Asks the policy in force who must sign. Policy, roles and people of the school in view are read once per request, however many
/// things there are to sign.
/// </summary>
public sealed class ApprovalPlans(PoliciesInForce policies, Staff staff, TenantScope tenant)
{
    private EstablishmentId? read;

    private ILookup<PersonId, string> roles = Array.Empty<PersonId>().ToLookup(person => person, _ => "");

    private IReadOnlyList<StaffMember> here = [];

    private readonly Dictionary<(string Kind, string Roles, string Known), ApprovalPlan> plans = [];

    /// <param name="author">Whoever made the thing; null where nobody is known to have.</param>
    /// <param name="facts">What is known of a fact about it, by the fact's name in the policy.</param>
    /// <param name="known">
    /// All that <paramref name="facts"/> says, in one text: of things of which the same is known, made by people of the same roles, one is weighed for all.
    /// </param>
    public async Task<ApprovalPlan> Read(ApprovalKind kind, PersonId? author, Func<string, Truth> facts, string known, CancellationToken ct)
    {
        if (read != tenant.Here)
        {
            (here, roles) = await staff.EveryoneAndRoles(ct);
            plans.Clear();
            read = tenant.Here;
        }

        IReadOnlyCollection<string> held = author is { } person ? [.. roles[person]] : [];
        var alike = (kind.Name, string.Join('\n', held.Order(StringComparer.Ordinal)), known);
        return plans.TryGetValue(alike, out var plan) ? plan : plans[alike] = PlanRules.Read(await policies.Here(ct), kind, facts, held, here);
    }

    /// <summary>Every role that the procedure of this kind may name: to carry it out, to sign, to stand in, or to decide where it is silent.</summary>
    public async Task<IReadOnlyList<string>> RolesNamed(ApprovalKind kind, CancellationToken ct) => PlanRules.RolesNamed(await policies.Here(ct), kind);

    /// <summary>The roles that carry out the procedure of this kind; none where it names none.</summary>
    public async Task<IReadOnlyList<string>> Runners(ApprovalKind kind, CancellationToken ct) => PlanRules.Runners(await policies.Here(ct), kind);
}
