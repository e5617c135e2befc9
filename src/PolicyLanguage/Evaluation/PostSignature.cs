using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>What somebody does with a post when signing it.</summary>
public enum SigningAct
{
    Check,
    Approve,

    /// <summary>Puts it out, where only some may.</summary>
    Release,
}

/// <summary>One signature that a post needs before it goes out.</summary>
/// <param name="Roles">Any one of them will do; empty means any colleague.</param>
/// <param name="Clause">The clause that asks for it; null where the text is silent and the program asks on its own.</param>
public sealed record PostSignature(SigningAct Act, IReadOnlyList<string> Roles, string? Clause)
{
    /// <summary>The work that posts go through.</summary>
    public const string Procedure = ProcedureBlock.Posts;

    /// <summary>What only whoever gives this signature confirms: that the person concerned gave theirs. Null where nobody else's is needed.</summary>
    public string? Confirms { get; init; }

    /// <summary>Whether a fact is about who the author is, so that nobody is asked: it also names an actor.</summary>
    public static bool IsAboutAuthor(PolicyDocument policy, Word fact) => policy.Vocabulary.Find(WordKind.Actor, fact.Name) is not null;

    /// <summary>The signatures that one post needs under all layers, in their order; never none.</summary>
    /// <param name="facts">What is known of the post and its author, as a document means its fact.</param>
    /// <param name="holds">Whether the author holds a role.</param>
    public static IReadOnlyList<Layered<PostSignature>> For(PolicyLayers layers, Func<PolicyDocument, Word, Truth> facts, Func<string, bool> holds)
    {
        // No document speaks of posts: silence is not a yes, so somebody is asked.
        if (layers.Procedure(Procedure) is not { } procedure)
        {
            return [new(new PostSignature(SigningAct.Approve, [layers.Lowest.Front.WhenSilent], null), layers.Lowest)];
        }

        var signatures = procedure.Parts.Aggregate(
            new List<Layered<PostSignature>>(),
            (above, part) => LayerUnion.InOrder(above, Of(part, layers.Lowest.Front.WhenUnknown, fact => facts(part.Document, fact), holds), Both, signature => (int)signature.Act));
        return signatures.Count > 0 ? signatures : [new(new PostSignature(SigningAct.Check, [], null), layers.Lowest)];
    }

    // What one document asks for by itself, so that nothing below makes it less.
    private static List<Layered<PostSignature>> Of(Layered<Procedure> part, string whenUnknown, Func<Word, Truth> facts, Func<string, bool> holds)
    {
        var procedure = part.Said;
        var signatures = procedure.StepsFor(facts).Select(step => Of(step, whenUnknown)).ToList();

        // Where only some may run an account, one of them puts the post out. An author who is one of them has done that by
        // writing it, unless nobody else would sign at all: nothing goes out on its author's name alone.
        if (procedure.Runners.Count > 0 && (signatures.Count == 0 || !procedure.Runners.Any(holds)))
        {
            signatures.Add(new PostSignature(SigningAct.Release, procedure.Runners, procedure.Clause.Id));
        }

        return [.. signatures.Select(signature => new Layered<PostSignature>(signature, part.Document))];
    }

    // A post does not say yet who the person concerned is, and no colleague's name may stand for theirs: whoever decides where a fact
    // cannot be known signs, and confirms that the person gave their own word.
    private static PostSignature Of(ProcedureStep step, string whenUnknown)
    {
        var act = step.Act == StepAct.Check ? SigningAct.Check : SigningAct.Approve;
        return step.By switch
        {
            Signer.InRole(var role) => new PostSignature(act, [role], step.Clause),
            Signer.PersonConcerned => new PostSignature(act, [whenUnknown], step.Clause)
            {
                Confirms = act == SigningAct.Check ? "the person concerned has checked it themselves" : "the person concerned has agreed to it themselves",
            },
            _ => new PostSignature(act, [], step.Clause),
        };
    }

    // One signature serves both where whoever may give it for the one may give it for the other.
    private static Layered<PostSignature>? Both(Layered<PostSignature> upper, Layered<PostSignature> lower)
    {
        var (one, other) = (upper.Said, lower.Said);
        return one.Act != other.Act || one.Confirms != other.Confirms || (one.Roles.Count == 0) != (other.Roles.Count == 0) ? null
            : IsAmong(one.Roles, other.Roles) ? upper
            : IsAmong(other.Roles, one.Roles) ? lower
            : null;
    }

    private static bool IsAmong(IReadOnlyList<string> few, IReadOnlyList<string> many) => few.All(role => many.Contains(role, StringComparer.OrdinalIgnoreCase));
}
