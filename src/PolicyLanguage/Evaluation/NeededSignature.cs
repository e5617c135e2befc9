using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>One signature that a thing needs before it takes effect: a post before it goes out.</summary>
/// <param name="Roles">Any one of them will do; empty means any colleague.</param>
/// <param name="Clause">The clause that asks for it; null where the text is silent and the program asks on its own.</param>
public sealed record NeededSignature(SigningAct Act, IReadOnlyList<string> Roles, string? Clause)
{
    /// <summary>The work that posts go through.</summary>
    public const string Publish = ProcedureBlock.Posts;

    /// <summary>What only whoever gives this signature confirms: that the person concerned gave theirs. Null where nobody else's is needed.</summary>
    public string? Confirms { get; init; }

    /// <summary>Whether a fact is about who the author is, so that nobody is asked: it also names an actor.</summary>
    public static bool IsAboutAuthor(PolicyDocument policy, Word fact) => policy.Vocabulary.Find(WordKind.Actor, fact.Name) is not null;

    /// <summary>The signatures that a piece of work needs under all layers, in their order; never none.</summary>
    /// <param name="work">The procedure it goes through, such as <see cref="Publish"/>.</param>
    /// <param name="facts">What is known of it and its author, as a document means its fact.</param>
    /// <param name="holds">Whether the author holds a role.</param>
    public static IReadOnlyList<Layered<NeededSignature>> For(
        PolicyLayers layers,
        string work,
        Func<PolicyDocument, Word, Truth> facts,
        Func<string, bool> holds)
    {
        // No document speaks of such work: silence is not a yes, so somebody is asked.
        if (layers.Procedure(work) is not { } procedure)
        {
            return [new(new NeededSignature(SigningAct.Approve, [layers.Lowest.Front.WhenSilent], null), layers.Lowest)];
        }

        List<Layered<NeededSignature>> Alone(Layered<Procedure> part) => Of(part, layers.Lowest.Front.WhenUnknown, fact => facts(part.Document, fact), holds);
        var signatures = procedure.Parts.Skip(1).Aggregate(
            Alone(procedure.Parts[0]),
            (above, part) => LayerUnion.InOrder(above, Alone(part), Both, signature => (int)signature.Act));
        return signatures.Count > 0 ? signatures : [new(new NeededSignature(SigningAct.Check, [], null), layers.Lowest)];
    }

    // What one document asks for by itself, so that nothing below makes it less.
    private static List<Layered<NeededSignature>> Of(Layered<Procedure> part, string whenUnknown, Func<Word, Truth> facts, Func<string, bool> holds)
    {
        var procedure = part.Said;
        var signatures = procedure.SignaturesFor(facts).Select(asked => Of(asked, whenUnknown)).ToList();

        // Where only some may run an account, one of them has the last word on a post. An author who is one of them has given it by
        // writing the post, unless nobody else would sign at all: nothing goes out on its author's name alone.
        if (procedure.Runners.Count > 0 && (signatures.Count == 0 || !procedure.Runners.Any(holds)))
        {
            signatures.Add(new NeededSignature(SigningAct.FinalSignOff, procedure.Runners, procedure.Clause.Id));
        }

        return [.. signatures.Select(signature => new Layered<NeededSignature>(signature, part.Document))];
    }

    // A post does not say yet who the person concerned is, and no colleague's name may stand for theirs: whoever decides where a fact
    // cannot be known signs, and confirms that the person gave their own word.
    private static NeededSignature Of(ProcedureSignature asked, string whenUnknown)
    {
        return asked.By switch
        {
            Signer.InRole(var role) => new NeededSignature(asked.Act, [role], asked.Clause),
            Signer.PersonConcerned => new NeededSignature(asked.Act, [whenUnknown], asked.Clause)
            {
                Confirms = $"the person concerned has {(asked.Act == SigningAct.Check ? "checked" : "agreed to")} it themselves",
            },
            _ => new NeededSignature(asked.Act, [], asked.Clause),
        };
    }

    // One signature serves both where whoever may give it for the one may give it for the other.
    private static Layered<NeededSignature>? Both(Layered<NeededSignature> upper, Layered<NeededSignature> lower)
    {
        var (one, other) = (upper.Said, lower.Said);
        return one.Act != other.Act || one.Confirms != other.Confirms || (one.Roles.Count == 0) != (other.Roles.Count == 0) ? null
            : IsAmong(one.Roles, other.Roles) ? upper
            : IsAmong(other.Roles, one.Roles) ? lower
            : null;
    }

    private static bool IsAmong(IReadOnlyList<string> few, IReadOnlyList<string> many) =>
        few.All(role => many.Contains(role, StringComparer.OrdinalIgnoreCase));
}
