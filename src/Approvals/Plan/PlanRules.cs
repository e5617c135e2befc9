using Countersign.Approvals.Model;
using Countersign.People.Records;
using Countersign.Policies.InForce;
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
        var plan = policy?.Procedure(kind.Procedure) is { } procedure
            ? Ask(policy, procedure, kind, facts, authorRoles)
            : AskWhoeverDecides(policy, kind);
        return plan with
        {
            Signatures = [.. plan.Signatures.Select(signature => WithDeputy(signature, policy?.Roles ?? [], here))],
            PolicyChangedAt = policy is { Number: > 1 } ? policy.Since : null,
            Here = here,
        };
    }

    /// <summary>Every role that the procedure may name: whoever carries it out, signs it, stands in for them or decides where it is silent.</summary>
    public static IReadOnlyList<string> RolesNamed(PolicyInForce? policy, ApprovalKind kind)
    {
        if (policy is null)
        {
            return ["headteacher"];
        }

        var procedure = policy.Procedure(kind.Procedure);
        List<string> named = [.. Runners(policy, kind), policy.WhenSilent, policy.WhenUnknown];
        named.AddRange(procedure?.Signatures.Select(signature => signature.Said.By.Role).OfType<string>() ?? []);
        var deputies = policy.Roles.Where(role => Holds(named, role.Said.Name)).Select(role => role.Said.Deputy).OfType<string>().ToList();
        return [.. named, .. deputies];
    }

    /// <summary>The roles that carry the procedure out; none where it names none.</summary>
    public static IReadOnlyList<string> Runners(PolicyInForce? policy, ApprovalKind kind) =>
        [.. policy?.Procedure(kind.Procedure)?.Parts.SelectMany(part => part.Said.Runners) ?? []];

    private static ApprovalPlan Ask(
        PolicyInForce policy,
        LayeredProcedure procedure,
        ApprovalKind kind,
        Func<string, Truth> facts,
        IReadOnlyCollection<string> authorRoles)
    {
        Truth Known(PolicyDocument document, Word fact) =>
            !NeededSignature.IsAboutAuthor(document, fact) ? facts(fact.Name) : Holds(authorRoles, fact.Name) ? Truth.True : Truth.False;
        PlanQuestion Question(Word fact) => new(fact.Name, fact.Asks ?? fact.Name, procedure.Refusals.Any(refusal => refusal.Said.Fact.Name == fact.Name));
        Refusal Refuse(Layered<ProcedureRefusal> refusal) =>
            new($"{kind.NotTaken}: {refusal.Said.Fact.Name}", policy.Cite(refusal.Document, refusal.Said.Clause));
        var signatures = policy.SignaturesFor(kind.Procedure, Known, role => Holds(authorRoles, role));
        return new ApprovalPlan(
            kind,
            policy.Hash,
            [.. signatures.Select((signature, place) => Plan(policy, signature, place))],
            Checklist(policy, procedure, signatures),
            [.. procedure.RefusalsFor(Known).Select(Refuse)],
            [.. Asked(procedure).Select(Question)],
            procedure.Asks,
            procedure.Silences.Count == 0 ? null : string.Join(' ', procedure.Silences.Select(silence => silence.Said)))
        {
            Above = procedure.HashAbove(),
        };
    }

    // A fact is asked of the author where one document at least has no other way to know it.
    private static IEnumerable<Word> Asked(LayeredProcedure procedure) => procedure.Facts.Select(fact => fact.Said)
        .Where(fact => procedure.Parts.Any(part =>
            part.Said.Facts.Any(own => own.Name == fact.Name && !NeededSignature.IsAboutAuthor(part.Document, own))));

    // What one signer alone can confirm comes after what whoever signs first confirms.
    private static IReadOnlyList<ChecklistLine> Checklist(
        PolicyInForce policy,
        LayeredProcedure procedure,
        IReadOnlyList<Layered<NeededSignature>> signatures)
    {
        var first = procedure.Confirmations.Select(line => (line.Document, line.Said.Clause, line.Said.Question, With: 1));
        var own = signatures.Index().Where(signature => signature.Item.Said.Confirms is not null)
            .Select(signature => (signature.Item.Document, signature.Item.Said, With: signature.Index + 1))
            .Select(signature => (signature.Document, Clause: signature.Said.Clause!, Question: signature.Said.Confirms!, signature.With));
        return [.. first.Concat(own).Select((line, place) => new ChecklistLine(place + 1, policy.Cite(line.Document, line.Clause), line.Question)
        {
            With = line.With,
            ClauseText = line.Document.Clause(line.Clause)?.Markdown,
            ClauseAbove = Above(policy, line.Document),
        })];
    }

    private static PlannedSignature Plan(PolicyInForce policy, Layered<NeededSignature> needed, int place)
    {
        var planned = new PlannedSignature(place + 1, needed.Said.Act, needed.Said.Roles, null)
        {
            Colleagues = [StaffMember.OnTheStaff, .. needed.Document.Front.Colleagues],
        };
        return needed.Said.Clause is not { } clause ? planned : planned with
        {
            Clause = policy.Cite(needed.Document, clause),
            ClauseText = needed.Document.Clause(clause)?.Markdown,
            ClauseAbove = Above(policy, needed.Document),
        };
    }

    private static string? Above(PolicyInForce policy, PolicyDocument document) => document.Hash == policy.Hash ? null : document.Hash;

    // A signature that several roles may give needs no deputy: each stands in for the other already.
    private static PlannedSignature WithDeputy(PlannedSignature signature, IReadOnlyList<Layered<Role>> roles, IReadOnlyList<StaffMember> here) =>
        signature.Roles is [var name]
        && roles.FirstOrDefault(role => string.Equals(role.Said.Name, name, StringComparison.OrdinalIgnoreCase))?.Said.Deputy is { } deputy
            ? signature with { Deputy = deputy, Holders = [.. here.Where(person => Holds(person.Roles, name)).Select(person => person.Id)] }
            : signature;

    private static bool Holds(IReadOnlyCollection<string> roles, string role) => roles.Contains(role, StringComparer.OrdinalIgnoreCase);

    // No policy, or none that speaks of such things: silence is not a yes, so somebody is asked.
    private static ApprovalPlan AskWhoeverDecides(PolicyInForce? policy, ApprovalKind kind) => new(
        kind,
        policy?.Hash ?? "none",
        [new PlannedSignature(1, SigningAct.Approve, [policy?.WhenSilent ?? "headteacher"], null)],
        [],
        [],
        [],
        [],
        policy is null
            ? $"No policy is in force here yet, so the headteacher is asked about each {kind.Noun}."
            : $"The policy does not say who approves a {kind.Noun}, so the {policy.WhenSilent} is asked.");
}
