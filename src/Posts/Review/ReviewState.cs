using Countersign.People;

namespace Countersign.Posts.Review;

/// <summary>A step with the signature it has, if it has one for this fingerprint.</summary>
internal sealed record StepState(PlanStep Step, Countersignature? Signature);

/// <summary>How far the signatures under one fingerprint reach. Pure: the same post, plan and signatures always answer the same.</summary>
internal sealed record ReviewState(string Fingerprint, IReadOnlyList<StepState> Steps)
{
    /// <summary>The step that somebody has to sign next; null when all are signed.</summary>
    public PlanStep? Next => Steps.FirstOrDefault(state => state.Signature is null)?.Step;

    // A policy that asks for no signature at all is a policy we could not read: nothing goes out on it.
    public bool Complete => Steps.Count > 0 && Next is null;

    public static ReviewState Of(Post post, Plan plan)
    {
        var fingerprint = Posts.Fingerprint.Of(post, plan.Policy);
        var valid = post.Signatures.Where(signature => signature.Fingerprint == fingerprint && signature.Person != post.Author).ToList();
        var steps = new List<StepState>();
        foreach (var step in plan.Steps)
        {
            steps.Add(new StepState(step, SignatureFor(step, valid.Where(signature => steps.TrueForAll(state => state.Signature?.Person != signature.Person)))));
        }

        return new ReviewState(fingerprint, steps);
    }

    /// <summary>Whether this person may give the next signature: not the author, not somebody who signed another step, and in the role or rightly in its place.</summary>
    public bool MaySignNext(StaffMember person, PersonId author) =>
        Next is { } next
        && person.Id != author
        && !HasSigned(person.Id)
        && (next.Role is null || next.OwnRoleOf(person) is not null || StandsIn(person, next, author));

    /// <summary>The role in which this person would give that signature: their own before one in which they stand in.</summary>
    public static string? RoleOf(StaffMember person, PlanStep step) => step.Role is null ? null : step.OwnRoleOf(person) ?? step.Deputy;

    private bool HasSigned(PersonId person) => Steps.Any(state => state.Signature?.Person == person);

    // A deputy stands in where everybody who holds the role wrote the post, has signed another step or is not here.
    private bool StandsIn(StaffMember person, PlanStep step, PersonId author) =>
        step.Deputy is { } deputy
        && person.Roles.Contains(deputy, StringComparer.OrdinalIgnoreCase)
        && step.Holders.All(holder => holder == author || HasSigned(holder));

    private static Countersignature? SignatureFor(PlanStep step, IEnumerable<Countersignature> valid) =>
        valid.FirstOrDefault(signature =>
            signature.Step == step.Number
            && signature.Kind == step.Kind
            && step.Takes(signature.Role));
}
