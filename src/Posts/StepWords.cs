using Countersign.Posts.Review;

namespace Countersign.Posts;

/// <summary>The words in which a step is shown; the same on every page.</summary>
internal static class StepWords
{
    public static string Of(PlanStep step) => step switch
    {
        { Kind: StepKind.Check, Role: null } => "A colleague checks it",
        { Kind: StepKind.Check } => $"The {step.Role} checks it",
        { Role: null } => "A colleague approves it",
        _ => $"The {step.Role} approves it",
    };

    /// <summary>What the person who signs now is asked to do.</summary>
    public static string Ask(PlanStep step) => step.Kind == StepKind.Check ? "Check this post" : "Approve this post";

    public static string Done(Countersignature signature) => (signature.Kind, signature.Role) switch
    {
        (StepKind.Check, null) => "Checked as a colleague",
        (StepKind.Check, _) => $"Checked as {signature.Role}",
        (_, null) => "Approved as a colleague",
        _ => $"Approved as {signature.Role}",
    };
}
