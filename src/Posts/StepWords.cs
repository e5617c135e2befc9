using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.PolicyLanguage.Evaluation;

namespace Countersign.Posts;

/// <summary>The words in which a step is shown; the same on every page.</summary>
internal static class StepWords
{
    public static string Of(PlannedSignature step) => step switch
    {
        { Act: SigningAct.Check, Roles.Count: 0 } => "A colleague checks it",
        { Act: SigningAct.Check } => $"The {step.Who} checks it",
        { Roles.Count: 0 } => "A colleague approves it",
        { Act: SigningAct.FinalSignOff } => $"The {step.Who} puts it out",
        _ => $"The {step.Who} approves it",
    };

    /// <summary>What the person who signs now is asked to do.</summary>
    public static string Ask(PlannedSignature step) => step.Act switch
    {
        SigningAct.Check => "Check this post",
        SigningAct.Approve => "Approve this post",
        _ => "Put this post out",
    };

    /// <summary>The words on the button, as the person says them.</summary>
    public static string Sign(PlannedSignature step) => step.Act switch
    {
        SigningAct.Check => "I have checked this",
        SigningAct.Approve => "I approve this",
        _ => "Put it out",
    };

    public static string Done(Countersignature signature) => (signature.Act, signature.Role) switch
    {
        (SigningAct.Check, null) => "Checked as a colleague",
        (SigningAct.Check, _) => $"Checked as {signature.Role}",
        (_, null) => "Approved as a colleague",
        (SigningAct.FinalSignOff, _) => $"Put out as {signature.Role}",
        _ => $"Approved as {signature.Role}",
    };
}
