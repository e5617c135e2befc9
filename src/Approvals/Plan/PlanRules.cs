using Countersign.Approvals.Model;
using Countersign.People;
using Countersign.Policies;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Approvals.Plan;

/// <summary>Turns a procedure of the policy into what one thing needs. Pure, and the one place where Approvals reads the policy.</summary>
internal static class PlanRules
{
    /// <param name="facts">What the author said of a fact.</param>
    /// <param name="authorRoles">The roles that the author holds.</param>
    /// <param name="here">Everybody who works here today.</param>
    public static ApprovalPlan Read(
        PolicyInForce? policy,
        ApprovalKind kind,
        Func<string, Truth> facts,
        IReadOnlyCollection<string> authorRoles,
        IReadOnlyList<StaffMember> here)
    {
        var plan = policy?.Document.Procedure(kind.Procedure) is { } procedure
            ? Ask(policy, procedure, kind, facts, authorRoles)
            : AskWhoeverDecides(policy, kind);
        return plan with { Signatures = [.. plan.Signatures.Select(signature => WithDeputy(signature, policy?.Document.Roles ?? [], here))] };
    }

    private static ApprovalPlan Ask(
        PolicyInForce policy,
        Procedure procedure,
        ApprovalKind kind,
        Func<string, Truth> facts,
        IReadOnlyCollection<string> authorRoles)
    {
        bool IsAboutAuthor(Word fact) => NeededSignature.IsAboutAuthor(policy.Document, fact);
        Truth Known(Word fact) => !IsAboutAuthor(fact) ? facts(fact.Name) : Holds(authorRoles, fact.Name) ? Truth.True : Truth.False;
        PlanQuestion Question(Word fact) => new(fact.Name, fact.Asks ?? fact.Name, procedure.Refusals.Any(refusal => refusal.Fact == fact));
        return new ApprovalPlan(
            kind,
            policy.Hash,
            [.. NeededSignature.For(policy.Document, kind.Procedure, Known, role => Holds(authorRoles, role)).Select(Plan)],
            [.. procedure.Confirmations.Select((line, place) => new ChecklistLine(place + 1, line.Clause, line.Question))],
            [.. procedure.RefusalsFor(Known).Select(refusal => new Refusal($"{kind.NotTaken}: {refusal.Fact.Name}", refusal.Clause))],
            [.. procedure.Facts.Where(fact => !IsAboutAuthor(fact)).Select(Question)],
            procedure.Asks,
            procedure.Silent);
    }

    private static PlannedSignature Plan(NeededSignature needed, int place) => new(place + 1, needed.Act, needed.Roles, needed.Clause);

    // A signature that several roles may give needs no deputy: each stands in for the other already.
    private static PlannedSignature WithDeputy(PlannedSignature signature, IReadOnlyList<Role> roles, IReadOnlyList<StaffMember> here) =>
        signature.Roles is [var name]
        && roles.FirstOrDefault(role => string.Equals(role.Name, name, StringComparison.OrdinalIgnoreCase))?.Deputy is { } deputy
            ? signature with { Deputy = deputy, Holders = [.. here.Where(person => Holds(person.Roles, name)).Select(person => person.Id)] }
            : signature;

    private static bool Holds(IReadOnlyCollection<string> roles, string role) => roles.Contains(role, StringComparer.OrdinalIgnoreCase);

    // No policy, or one that does not speak of such things: silence is not a yes, so somebody is asked.
    private static ApprovalPlan AskWhoeverDecides(PolicyInForce? policy, ApprovalKind kind) => new(
        kind,
        policy?.Hash ?? "none",
        policy is null
            ? [new PlannedSignature(1, SigningAct.Approve, ["headteacher"], null)]
            : [.. NeededSignature.For(policy.Document, kind.Procedure, _ => Truth.NotGiven, _ => false).Select(Plan)],
        [],
        [],
        [],
        [],
        policy is null
            ? $"No policy is in force here yet, so the headteacher is asked about each {kind.Noun}."
            : $"The policy does not say who approves a {kind.Noun}, so the {policy.Document.Front.WhenSilent} is asked.");
}
