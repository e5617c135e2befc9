using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>What somebody does with a thing when signing it.</summary>
public enum SigningAct
{
    Check,
    Approve,

    /// <summary>The last word, where only some may carry the work out: a post goes out on it.</summary>
    FinalSignOff,
}

/// <summary>One signature that a thing needs before it takes effect: a post before it goes out.</summary>
/// <param name="Roles">Any one of them will do; empty means any colleague.</param>
/// <param name="Clause">The clause that asks for it; null where the text is silent and the program asks on its own.</param>
public sealed record NeededSignature(SigningAct Act, IReadOnlyList<string> Roles, string? Clause)
{
    /// <summary>The work that posts go through.</summary>
    public const string Publish = "publish";

    /// <summary>Whether a fact is about who the author is, so that nobody is asked: it also names an actor.</summary>
    public static bool IsAboutAuthor(PolicyDocument policy, Word fact) => policy.Vocabulary.Find(WordKind.Actor, fact.Name) is not null;

    /// <summary>The signatures that a piece of work needs under a document, in their order; never none.</summary>
    /// <param name="work">The procedure it goes through, such as <see cref="Publish"/>.</param>
    /// <param name="facts">What is known of it and its author.</param>
    /// <param name="holds">Whether the author holds a role.</param>
    public static IReadOnlyList<NeededSignature> For(PolicyDocument policy, string work, Func<Word, Truth> facts, Func<string, bool> holds)
    {
        // A document that does not speak of such work: silence is not a yes, so somebody is asked.
        if (policy.Procedure(work) is not { } procedure)
        {
            return [new NeededSignature(SigningAct.Approve, [policy.Front.WhenSilent], null)];
        }

        var signatures = procedure.StepsFor(facts).Select(step => new NeededSignature(step.Act == StepAct.Check ? SigningAct.Check : SigningAct.Approve, step.Role is null ? [] : [step.Role], step.Clause)).ToList();

        // Where only some may run an account, one of them has the last word on a post. An author who is one of them has given it by
        // writing the post, unless nobody else would sign at all: nothing goes out on its author's name alone.
        if (procedure.Runners.Count > 0 && (signatures.Count == 0 || !procedure.Runners.Any(holds)))
        {
            signatures.Add(new NeededSignature(SigningAct.FinalSignOff, procedure.Runners, procedure.Clause.Id));
        }

        return signatures.Count > 0 ? signatures : [new NeededSignature(SigningAct.Check, [], null)];
    }
}
