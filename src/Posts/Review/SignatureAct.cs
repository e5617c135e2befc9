using Countersign.Foundation.Audit;

namespace Countersign.Posts.Review;

/// <summary>The act that keeps a signature in the record. The evidence of a post is checked against it.</summary>
internal static class SignatureAct
{
    public static Act Of(Post post, Plan plan, Countersignature signature)
    {
        var kind = signature.Kind switch { StepKind.Check => "post.checked", StepKind.Approve => "post.approved", _ => "post.released" };
        return new Act(kind, post.Establishment, signature.Person, signature.At, post.Id.Value)
        {
            Clause = plan.Steps.First(step => step.Number == signature.Step).Clause,
            Policy = plan.Policy,
            Facts = new Dictionary<string, string> { ["fingerprint"] = signature.Fingerprint, ["role"] = signature.Role ?? "colleague" },
        };
    }
}
