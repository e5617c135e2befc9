using Countersign.People;
using Countersign.Policies;
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
        var plan = policy?.Procedure(PostSignature.Procedure) is { } procedure ? Ask(policy, procedure, post, authorRoles) : AskTheHead(policy);
        return plan with { Steps = [.. plan.Steps.Select(step => WithDeputy(step, policy?.Roles ?? [], here))] };
    }

    private static Plan Ask(PolicyInForce policy, LayeredProcedure procedure, Post? post, IReadOnlyCollection<string> authorRoles)
    {
        Truth Known(PolicyDocument document, Word fact) => PostSignature.IsAboutAuthor(document, fact)
            ? (Holds(authorRoles, fact.Name) ? Truth.True : Truth.False)
            : Answered(post?.Facts.Find(one => one.Fact == fact.Name)?.Answer);
        var signatures = policy.SignaturesOfPost(Known, role => Holds(authorRoles, role));
        return new Plan(
            policy.Hash,
            [.. signatures.Select((signature, place) => Step(policy, signature, place))],
            Checklist(policy, procedure, signatures),
            [.. procedure.RefusalsFor(Known).Select(refusal => new PlanRefusal(policy.Cite(refusal.Document, refusal.Said.Clause), $"The policy does not take this on a school account: {refusal.Said.Fact.Name}"))],
            [.. Asked(procedure).Select(fact => new PlanQuestion(fact.Name, fact.Asks ?? fact.Name, procedure.Refusals.Any(refusal => refusal.Said.Fact.Name == fact.Name)))],
            procedure.Asks.Contains("purpose"),
            procedure.Asks.Contains("benefit"),
            procedure.Silences.Count == 0 ? null : string.Join(' ', procedure.Silences.Select(silence => silence.Said)))
        {
            Above = procedure.HashAbove(),
        };
    }

    // A fact is asked of the author where one document at least has no other way to know it.
    private static IEnumerable<Word> Asked(LayeredProcedure procedure) =>
        procedure.Facts.Select(fact => fact.Said).Where(fact => procedure.Parts.Any(part => part.Said.Facts.Any(own => own.Name == fact.Name && !PostSignature.IsAboutAuthor(part.Document, own))));

    // What one signer alone can confirm comes after what whoever signs first confirms.
    private static IReadOnlyList<ChecklistLine> Checklist(PolicyInForce policy, LayeredProcedure procedure, IReadOnlyList<Layered<PostSignature>> signatures) =>
    [
        .. procedure.Confirmations.Select(line => (line.Document, line.Said.Clause, line.Said.Question, Step: 1))
            .Concat(signatures.Index().Where(signature => signature.Item.Said.Confirms is not null).Select(signature => (signature.Item.Document, Clause: signature.Item.Said.Clause!, Question: signature.Item.Said.Confirms!, Step: signature.Index + 1)))
            .Select((line, place) => new ChecklistLine(place + 1, policy.Cite(line.Document, line.Clause), line.Question) { Step = line.Step, Cited = Cited(policy, line.Document, line.Clause) }),
    ];

    private static PlanStep Step(PolicyInForce policy, Layered<PostSignature> layered, int place)
    {
        var (signature, document) = layered;
        return new PlanStep(place + 1, Kind(signature.Act), signature.Roles.Count == 0 ? null : signature.Roles[0], signature.Clause is { } cited ? policy.Cite(document, cited) : null)
        {
            OrRoles = signature.Roles.Count > 1 ? [.. signature.Roles.Skip(1)] : [],
            Cited = signature.Clause is { } clause ? Cited(policy, document, clause) : null,
        };
    }

    private static CitedWords Cited(PolicyInForce policy, PolicyDocument document, string clause) =>
        new(document.Clause(clause)?.Markdown, document.Hash == policy.Hash ? null : document.Hash);

    private static StepKind Kind(SigningAct act) => act switch { SigningAct.Check => StepKind.Check, SigningAct.Approve => StepKind.Approve, _ => StepKind.Release };

    // A step that several roles may sign needs no deputy: each stands in for the other already.
    private static PlanStep WithDeputy(PlanStep step, IReadOnlyList<Layered<Role>> roles, IReadOnlyList<StaffMember> here) =>
        step is { Role: { } name, OrRoles.Count: 0 } && roles.FirstOrDefault(role => string.Equals(role.Said.Name, name, StringComparison.OrdinalIgnoreCase))?.Said.Deputy is { } deputy
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

    // No policy, or none that speaks of posts: silence is not a yes, so the head decides.
    private static Plan AskTheHead(PolicyInForce? policy) => new(
        policy?.Hash ?? "none",
        [new PlanStep(1, StepKind.Approve, policy?.WhenSilent ?? "headteacher", null)],
        [],
        [],
        [],
        AsksPurpose: false,
        AsksBenefit: false,
        policy is null
            ? "No policy is in force here yet, so the headteacher is asked about each post."
            : $"The policy does not say who approves a post, so the {policy.WhenSilent} is asked.");
}
