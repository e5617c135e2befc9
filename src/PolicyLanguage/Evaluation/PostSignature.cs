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

    /// <summary>The signatures that one post needs under a document, in their order; never none.</summary>
    /// <param name="facts">What is known of the post and its author.</param>
    /// <param name="holds">Whether the author holds a role.</param>
    public static IReadOnlyList<PostSignature> For(PolicyDocument policy, Func<Word, Truth> facts, Func<string, bool> holds)
    {
        // A document that does not speak of posts: silence is not a yes, so somebody is asked.
        if (policy.Procedure(Procedure) is not { } procedure)
        {
            return [new PostSignature(SigningAct.Approve, [policy.Front.WhenSilent], null)];
        }

        var signatures = procedure.StepsFor(facts).Select(step => Of(policy, step)).ToList();

        // Where only some may run an account, one of them puts the post out. An author who is one of them has done that by
        // writing it, unless nobody else would sign at all: nothing goes out on its author's name alone.
        if (procedure.Runners.Count > 0 && (signatures.Count == 0 || !procedure.Runners.Any(holds)))
        {
            signatures.Add(new PostSignature(SigningAct.Release, procedure.Runners, procedure.Clause.Id));
        }

        return signatures.Count > 0 ? signatures : [new PostSignature(SigningAct.Check, [], null)];
    }

    // A post does not say yet who the person concerned is, and no colleague's name may stand for theirs: whoever decides where a fact
    // cannot be known signs, and confirms that the person gave their own word.
    private static PostSignature Of(PolicyDocument policy, ProcedureStep step)
    {
        var act = step.Act == StepAct.Check ? SigningAct.Check : SigningAct.Approve;
        return step.By switch
        {
            Signer.InRole(var role) => new PostSignature(act, [role], step.Clause),
            Signer.PersonConcerned => new PostSignature(act, [policy.Front.WhenUnknown], step.Clause)
            {
                Confirms = act == SigningAct.Check ? "the person concerned has checked it themselves" : "the person concerned has agreed to it themselves",
            },
            _ => new PostSignature(act, [], step.Clause),
        };
    }
}
