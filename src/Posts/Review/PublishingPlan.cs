using Countersign.Policies;
using Countersign.PolicyLanguage;

namespace Countersign.Posts.Review;

/// <summary>Turns the policy's procedure for posts into what one post needs. Pure.</summary>
internal static class PublishingPlan
{
    private const string Procedure = "publish";

    public static Plan For(PolicyInForce? policy, Post? post)
    {
        if (policy?.Document.Procedure(Procedure) is not { } procedure)
        {
            return AskTheHead(policy);
        }

        Truth Known(Word fact) => post?.Facts.Find(one => one.Fact == fact.Name)?.Answer switch
        {
            FactAnswer.Yes => Truth.True,
            FactAnswer.No => Truth.False,
            FactAnswer.CannotTell => Truth.NotKnown,
            _ => Truth.NotGiven,
        };
        var steps = procedure.StepsFor(Known).Select((step, place) => new PlanStep(place + 1, step.Act == StepAct.Check ? StepKind.Check : StepKind.Approve, step.Role, step.Clause)).ToList();
        return new Plan(
            policy.Hash,
            steps,
            [.. procedure.Confirmations.Select(line => new ChecklistLine(line.Clause, line.Question))],
            [.. procedure.RefusalsFor(Known).Select(refusal => new PlanRefusal(refusal.Clause, $"The policy does not take this on a school account: {refusal.Fact.Name}"))],
            [.. procedure.Facts.Select(fact => new PlanQuestion(fact.Name, fact.Asks ?? fact.Name, procedure.Refusals.Any(refusal => refusal.Fact == fact)))],
            procedure.Runners,
            procedure.Asks.Contains("purpose"),
            procedure.Asks.Contains("benefit"),
            procedure.Silent);
    }

    // No policy, or one that does not speak of posts: silence is not a yes, so the head decides.
    private static Plan AskTheHead(PolicyInForce? policy) => new(
        policy?.Hash ?? "none",
        [new PlanStep(1, StepKind.Approve, policy?.Document.Front.WhenSilent ?? "headteacher", null)],
        [],
        [],
        [],
        [],
        AsksPurpose: false,
        AsksBenefit: false,
        policy is null
            ? "No policy is in force here yet, so the headteacher is asked about each post."
            : $"The policy does not say who approves a post, so the {policy.Document.Front.WhenSilent} is asked.");
}
