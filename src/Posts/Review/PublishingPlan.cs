using Countersign.People;
using Countersign.Policies;
using Countersign.PolicyLanguage;

namespace Countersign.Posts.Review;

/// <summary>Turns the policy's procedure for posts into what one post needs. Pure.</summary>
internal static class PublishingPlan
{
    private const string Procedure = "publish";

    /// <param name="authorRoles">The roles that the author holds.</param>
    /// <param name="here">Everybody who works here today.</param>
    public static Plan For(PolicyInForce? policy, Post? post, IReadOnlyCollection<string> authorRoles, IReadOnlyList<StaffMember> here)
    {
        var plan = policy?.Document.Procedure(Procedure) is { } procedure ? Ask(policy, procedure, post, authorRoles) : AskTheHead(policy);
        return plan with { Steps = [.. plan.Steps.Select(step => WithDeputy(step, policy?.Document.Roles ?? [], here))] };
    }

    private static Plan Ask(PolicyInForce policy, Procedure procedure, Post? post, IReadOnlyCollection<string> authorRoles)
    {
        // A fact that also names an actor is about who the author is, and the program knows that.
        bool IsAboutAuthor(Word fact) => policy.Document.Vocabulary.Find(WordKind.Actor, fact.Name) is not null;
        Truth Known(Word fact) => IsAboutAuthor(fact)
            ? (Holds(authorRoles, fact.Name) ? Truth.True : Truth.False)
            : Answered(post?.Facts.Find(one => one.Fact == fact.Name)?.Answer);
        return new Plan(
            policy.Hash,
            Steps(procedure, Known, authorRoles),
            [.. procedure.Confirmations.Select((line, place) => new ChecklistLine(place + 1, line.Clause, line.Question))],
            [.. procedure.RefusalsFor(Known).Select(refusal => new PlanRefusal(refusal.Clause, $"The policy does not take this on a school account: {refusal.Fact.Name}"))],
            [.. procedure.Facts.Where(fact => !IsAboutAuthor(fact)).Select(fact => new PlanQuestion(fact.Name, fact.Asks ?? fact.Name, procedure.Refusals.Any(refusal => refusal.Fact == fact)))],
            procedure.Asks.Contains("purpose"),
            procedure.Asks.Contains("benefit"),
            procedure.Silent);
    }

    private static List<PlanStep> Steps(Procedure procedure, Func<Word, Truth> known, IReadOnlyCollection<string> authorRoles)
    {
        var steps = procedure.StepsFor(known).Select((step, place) => new PlanStep(place + 1, step.Act == StepAct.Check ? StepKind.Check : StepKind.Approve, step.Role, step.Clause)).ToList();

        // Where only some may run an account, one of them puts the post out. An author who is one of them has done that by
        // writing it, unless nobody else would sign at all: nothing goes out on its author's name alone.
        if (procedure.Runners.Count > 0 && (steps.Count == 0 || !procedure.Runners.Any(role => Holds(authorRoles, role))))
        {
            steps.Add(new PlanStep(steps.Count + 1, StepKind.Release, procedure.Runners[0], procedure.Clause.Id) { OrRoles = [.. procedure.Runners.Skip(1)] });
        }

        if (steps.Count == 0)
        {
            steps.Add(new PlanStep(1, StepKind.Check, null, null));
        }

        return steps;
    }

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
        [new PlanStep(1, StepKind.Approve, policy?.Document.Front.WhenSilent ?? "headteacher", null)],
        [],
        [],
        [],
        AsksPurpose: false,
        AsksBenefit: false,
        policy is null
            ? "No policy is in force here yet, so the headteacher is asked about each post."
            : $"The policy does not say who approves a post, so the {policy.Document.Front.WhenSilent} is asked.");
}
