using Countersign.Approvals.Model;
using Countersign.Approvals.Sign;
using Countersign.Foundation.Audit;
using Countersign.Posts.Model;
using Countersign.PolicyLanguage.Evaluation;

namespace Countersign.Posts.Review;

/// <summary>The act that keeps a signature in the record. The evidence of a post is checked against it.</summary>
internal static class SignatureAct
{
    public static Act Of(Approval approval, Countersignature signature)
    {
        var kind = signature.Act switch { SigningAct.Check => PostEvents.Checked, SigningAct.Approve => PostEvents.Approved, _ => PostEvents.Released };
        return new Act(kind, approval.Subject.Establishment, signature.Person, signature.At, approval.Subject.Id)
        {
            Clause = approval.Plan.Signatures.First(asked => asked.Number == signature.Number).Clause,
            Policy = approval.Plan.Policy,
            Facts = new Dictionary<string, string> { ["fingerprint"] = signature.Fingerprint, ["role"] = signature.Role ?? "colleague" },
        };
    }
}
