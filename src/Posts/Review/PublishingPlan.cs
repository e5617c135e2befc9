using Countersign.People;
using Countersign.Policies.InForce;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Posts.Review;

/// <summary>Turns the policy's procedure for posts into what one post needs. Pure.</summary>
internal static class PublishingPlan
{
    /// <param name="authorRoles">The roles that the author holds.</param>
    /// <param name="here">Everybody who works here today.</param>
    public static Plan For(PolicyInForce? policy, Post? post, IReadOnlyCollection<string> authorRoles, IReadOnlyList<StaffMember> here)
    {
        var plan = policy?.Document.Procedure(PostSignature.Procedure) is { } procedure ? Ask(policy, procedure, post, authorRoles) : AskTheHead(policy);
        return plan with { Steps = [.. plan.Steps.Select(step => WithDeputy(step, policy?.Document.Roles ?? [], here))] };
    }

    private static Plan Ask(PolicyInForce policy, Procedure procedure, Post? post, IReadOnlyCollection<string> authorRoles)
    {
        bool IsAboutAuthor(Word fact) => PostSignature.IsAboutAuthor(policy.Document, fact);
        Truth Known(Word fact) => IsAboutAuthor(fact)
            ? (Holds(authorRoles, fact.Name) ? Truth.True : Truth.False)
            : Answered(post?.Facts.Find(one => one.Fact == fact.Name)?.Answer);
        var signatures = PostSignature.For(policy.Document, Known, role => Holds(authorRoles, role));
        return new Plan(
            policy.Hash,
            [.. signatures.Select(Step)],
            Checklist(procedure, signatures),
            [.. procedure.RefusalsFor(Known).Select(refusal => new PlanRefusal(refusal.Clause, $"The policy does not take this on a school account: {refusal.Fact.Name}"))],
            [.. procedure.Facts.Where(fact => !IsAboutAuthor(fact)).Select(fact => new PlanQuestion(fact.Name, fact.Asks ?? fact.Name, procedure.Refusals.Any(refusal => refusal.Fact == fact)))],
            procedure.Asks.Contains("purpose"),
            procedure.Asks.Contains("benefit"),
            procedure.Silent);
    }

    // What one signer alone can confirm comes after what whoever signs first confirms.
    private static IReadOnlyList<ChecklistLine> Checklist(Procedure procedure, IReadOnlyList<PostSignature> signatures) =>
    [
        .. procedure.Confirmations.Select(line => (line.Clause, line.Question, Step: 1))
            .Concat(signatures.Index().Where(signature => signature.Item.Confirms is not null).Select(signature => (Clause: signature.Item.Clause!, Question: signature.Item.Confirms!, Step: signature.Index + 1)))
            .Select((line, place) => new ChecklistLine(place + 1, line.Clause, line.Question) { Step = line.Step }),
    ];

    private static PlanStep Step(PostSignature signature, int place) =>
        new(place + 1, Kind(signature.Act), signature.Roles.Count == 0 ? null : signature.Roles[0], signature.Clause) { OrRoles = signature.Roles.Count > 1 ? [.. signature.Roles.Skip(1)] : [] };

    private static StepKind Kind(SigningAct act) => act switch { SigningAct.Check => StepKind.Check, SigningAct.Approve => StepKind.Approve, _ => StepKind.Release };

    // A step that several roles may sign needs no deputy: each stands in for the other already.
    private static PlanStep WithDeputy(PlanStep step, IReadOnlyList<Role> roles, IReadOnlyList<StaffMember> here) =>
        step is { Role: { } name, OrRoles.Count: 0 } && roles.FirstOrDefault(role => string.Equals(role.Name, name, StringComparison.OrdinalIgnoreCase))?.Deputy is { } deputy
            ? step with { Deputy = deputy, Holders = [.. here.Where(person => Holds(person.Roles, name)).Select(person => person.Id)] }
            : step;

    private static bool Holds(IReadOnlyCollection<string> roles, string role) => roles.Contains(role, StringComparer.OrdinalIgnoreCase);

    private static Truth Answered(FactAnswer? answer) => answer switch
    {
        FactAnswer.Yes => Truth.True,
        FactAnswer.No => Truth.False,
        FactAnswer.CannotTell => Truth.NotKnown,
        _ => Truth.NotGiven,
    };

    // No policy, or one that does not speak of posts: silence is not a yes, so the head decides.
    private static Plan AskTheHead(PolicyInForce? policy) => new(
        policy?.Hash ?? "none",
        policy is null ? [new PlanStep(1, StepKind.Approve, "headteacher", null)] : [.. PostSignature.For(policy.Document, _ => Truth.NotGiven, _ => false).Select(Step)],
        [],
        [],
        [],
        AsksPurpose: false,
        AsksBenefit: false,
        policy is null
            ? "No policy is in force here yet, so the headteacher is asked about each post."
            : $"The policy does not say who approves a post, so the {policy.Document.Front.WhenSilent} is asked.");
}
