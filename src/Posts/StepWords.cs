using Countersign.Posts.Review;

namespace Countersign.Posts;

/// <summary>The words in which a step is shown; the same on every page.</summary>
internal static class StepWords
{
    public static string Of(PlanStep step) => step switch
    {
        { Kind: StepKind.Check, Role: null } => "A colleague checks it",
        { Kind: StepKind.Check } => $"The {step.Who} checks it",
        { Role: null } => "A colleague approves it",
        { Kind: StepKind.Release } => $"The {step.Who} puts it out",
        _ => $"The {step.Who} approves it",
    };

    /// <summary>What the person who signs now is asked to do.</summary>
    public static string Ask(PlanStep step) => step.Kind switch
    {
        StepKind.Check => "Check this post",
        StepKind.Approve => "Approve this post",
        _ => "Put this post out",
    };

    /// <summary>The words on the button, as the person says them.</summary>
    public static string Sign(PlanStep step) => step.Kind switch
    {
        StepKind.Check => "I have checked this",
        StepKind.Approve => "I approve this",
        _ => "Put it out",
    };

    public static string Done(Countersignature signature) => (signature.Kind, signature.Role) switch
    {
        (StepKind.Check, null) => "Checked as a colleague",
        (StepKind.Check, _) => $"Checked as {signature.Role}",
        (_, null) => "Approved as a colleague",
        (StepKind.Release, _) => $"Put out as {signature.Role}",
        _ => $"Approved as {signature.Role}",
    };
}
