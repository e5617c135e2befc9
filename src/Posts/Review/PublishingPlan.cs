using Countersign.Policies;
using Countersign.PolicyLanguage;

namespace Countersign.Posts.Review;

/// <summary>Turns the policy's procedure for posts into what one post needs. Pure.</summary>
internal static class PublishingPlan
{
    private const string Publish = "publish";

    public static Plan For(PolicyInForce? policy, Post? post)
    {
        if (policy?.Document.Procedure(Publish) is not { } procedure)
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
        return new Plan(
            policy.Hash,
            Steps(procedure, Known),
            [.. procedure.Confirmations.Select((line, place) => new ChecklistLine(place + 1, line.Clause, line.Question))],
            [.. procedure.RefusalsFor(Known).Select(refusal => new PlanRefusal(refusal.Clause, $"The policy does not take this on a school account: {refusal.Fact.Name}"))],
            [.. procedure.Facts.Select(fact => new PlanQuestion(fact.Name, fact.Asks ?? fact.Name))],
            procedure.Asks.Contains("purpose"),
            procedure.Asks.Contains("benefit"),
            procedure.Silent);
    }

    // Nothing goes out on one pair of eyes: where the policy leaves a post to those who run the account, one of them signs it,
    // and where it names nobody at all, a colleague does.
    private static List<PlanStep> Steps(Procedure procedure, Func<Word, Truth> known)
    {
        var asked = procedure.StepsFor(known).Select((step, place) => new PlanStep(place + 1, step.Act == StepAct.Check ? StepKind.Check : StepKind.Approve, step.Role, step.Clause)).ToList();
        if (procedure.Runners is [var runner, ..] && asked.TrueForAll(step => step.Kind == StepKind.Check))
        {
            asked.Add(new PlanStep(asked.Count + 1, StepKind.Approve, runner, procedure.Clause.Id));
        }

        if (asked.Count == 0)
        {
            asked.Add(new PlanStep(1, StepKind.Check, null, null));
        }

        // Where nobody checks, whoever signs first goes through the checklist.
        var confirming = asked.Exists(step => step.Kind == StepKind.Check) ? StepKind.Check : (StepKind?)null;
        return [.. asked.Select(step => step with { Confirms = confirming is null ? step.Number == 1 : step.Kind == confirming })];
    }

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
