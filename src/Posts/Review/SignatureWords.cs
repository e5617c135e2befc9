using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Posts.Review;

/// <summary>The words in which a signature is shown; the same on every page.</summary>
internal static class SignatureWords
{
    public static readonly Refusal Visitor = new("You look in from outside the school. A post is signed by the people who work there");

    public static readonly Refusal Clash = new("Somebody else acted on this post at the same moment. Open it again to see where it stands");

    public static string Of(PlannedSignature asked) => asked switch
    {
        { Act: SigningAct.Check, Roles.Count: 0 } => "A colleague checks it",
        { Act: SigningAct.Check } => $"The {asked.Who} checks it",
        { Roles.Count: 0 } => "A colleague approves it",
        { Act: SigningAct.FinalSignOff } => $"The {asked.Who} gives the final sign-off",
        _ => $"The {asked.Who} approves it",
    };

    /// <summary>That nobody can give it, and whom to name.</summary>
    public static string Lacking(PlannedSignature asked) => asked switch
    {
        { Roles.Count: 0 } => "Nobody here can check this post: it takes a colleague who has not written it and gives no other signature under it. "
            + "Ask an administrator to add one.",
        { Deputy: { } deputy } => $"Nobody here can sign this post as {asked.Who}: whoever could has written it or gives another signature. "
            + $"Ask an administrator to name a {deputy}, who stands in at once, or another {asked.Who}.",
        _ => $"Nobody here can sign this post as {asked.Who}: whoever could has written it or gives another signature, and the policy names no deputy. "
            + $"Ask an administrator to name another {asked.Who}.",
    };

    /// <summary>Who is asked next, by name where they are few.</summary>
    public static string Next(PlannedSignature asked, IReadOnlyList<StaffMember> able) => able.Count switch
    {
        0 => "Nobody here can give the next signature, and the page of the post says what to do",
        <= 3 => $"{English.Or(able.Select(person => person.Name))} is next: {English.Small(Of(asked))}",
        _ => $"Somebody else signs next: {English.Small(Of(asked))}",
    };

    /// <summary>What the person who signs now is asked to do.</summary>
    public static string Ask(PlannedSignature asked) => asked.Act switch
    {
        SigningAct.Check => "Check this post",
        SigningAct.Approve => "Approve this post",
        _ => "Give the final sign-off",
    };

    /// <summary>The words on the button, as the person says them.</summary>
    public static string Sign(PlannedSignature asked) => asked.Act switch
    {
        SigningAct.Check => "I have checked this",
        SigningAct.Approve => "I approve this",
        _ => "Give the final sign-off",
    };

    public static string Done(Countersignature signature) => (signature.Act, signature.Role) switch
    {
        (SigningAct.Check, null) => "Checked as a colleague",
        (SigningAct.Check, _) => $"Checked as {signature.Role}",
        (_, null) => "Approved as a colleague",
        (SigningAct.FinalSignOff, _) => $"Signed off as {signature.Role}",
        _ => $"Approved as {signature.Role}",
    };
}
