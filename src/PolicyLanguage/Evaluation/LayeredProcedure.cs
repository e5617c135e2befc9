using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>A piece of work under all layers: every upper step stands, and lower ones are added.</summary>
public sealed class LayeredProcedure
{
    private readonly Lazy<string?> hashAbove;

    internal LayeredProcedure(PolicyLayers layers, IReadOnlyList<Layered<Procedure>> parts) =>
        (Parts, hashAbove) = (parts, new Lazy<string?>(() => ProcedureHash.Above(layers, this)));

    /// <summary>What each document says of it, the uppermost first; never empty.</summary>
    public IReadOnlyList<Layered<Procedure>> Parts { get; }

    public string Id => Parts[0].Said.Id;

    /// <summary>What the author writes down, each once.</summary>
    public IReadOnlyList<string> Asks => field ??= [.. Parts.SelectMany(part => part.Said.Asks).Distinct()];

    /// <summary>The signatures with what they hang on.</summary>
    public IReadOnlyList<Layered<ProcedureSignature>> Signatures => field ??= United(procedure => procedure.Signatures, SameSignature, step => (int)step.Act);

    /// <summary>The work besides, numbered anew where several documents have some.</summary>
    public IReadOnlyList<Layered<WorkStep>> Work => field ??= Numbered(United(procedure => procedure.Work, SameWork, _ => 0));

    public IReadOnlyList<Layered<Confirmation>> Confirmations =>
        field ??= Once(procedure => procedure.Confirmations, confirmation => Phrase.Key(confirmation.Question));

    public IReadOnlyList<Layered<ProcedureRefusal>> Refusals => field ??= Once(procedure => procedure.Refusals, refusal => refusal.Fact.Name);

    /// <summary>What the documents leave open, in their own sentences.</summary>
    public IReadOnlyList<Layered<string>> Silences => field ??= Once(procedure => new[] { procedure.Silent }.OfType<string>(), silent => silent);

    public IReadOnlyList<Layered<Duty>> Then => field ??= Once(procedure => procedure.Then, duty => duty);

    /// <summary>The facts that it turns on, each once, worded as the lowest document that has it words it.</summary>
    public IReadOnlyList<Layered<Word>> Facts => field ??=
        [.. Parts.SelectMany(part => Of(part, procedure => procedure.Facts)).GroupBy(fact => fact.Said.Name).Select(fact => fact.Last())];

    /// <summary>The time for the whole: the shortest that a document gives. The upper one's where it hangs on the calendar which is shorter.</summary>
    public Interval? Within => Parts.Select(part => part.Said.Within).OfType<Interval>()
        .Aggregate((Interval?)null, (above, below) => above is null ? below : Interval.Shorter(above, below) ?? above);

    /// <summary>Whether somebody may carry it out: every document that names who may has to name them.</summary>
    public bool MayRun(Func<string, bool> holds) => Parts.All(part => part.Said.Runners.Count == 0 || part.Said.Runners.Any(holds));

    /// <summary>The refusals that certainly apply. What is not known is left to the people who check.</summary>
    public IReadOnlyList<Layered<ProcedureRefusal>> RefusalsFor(Func<PolicyDocument, Word, Truth> facts) =>
        [.. LayerUnion.Once(Parts, part => part.Said.RefusalsFor(fact => facts(part.Document, fact)), refusal => refusal.Fact.Name)];

    /// <summary>
    /// A hash of everything that documents above the lowest ask of this piece of work; null where they ask nothing. With the lowest
    /// document's own hash it tells whether anything that a signature rests on has changed. docs/policy-language/layers.md says what is hashed.
    /// </summary>
    public string? HashAbove() => hashAbove.Value;

    private List<Layered<T>> Once<T, TKey>(Func<Procedure, IEnumerable<T>> of, Func<T, TKey> key) =>
        LayerUnion.Once(Parts, part => of(part.Said), key);

    private List<Layered<T>> United<T>(Func<Procedure, IReadOnlyList<T>> of, Func<T, T, bool> same, Func<T, int> rank) => Parts.Skip(1).Aggregate(
        Of(Parts[0], of),
        (above, part) => LayerUnion.InOrder(above, Of(part, of), (upper, lower) => same(upper.Said, lower.Said) ? upper : null, rank));

    private static List<Layered<T>> Of<T>(Layered<Procedure> part, Func<Procedure, IReadOnlyList<T>> of) =>
        [.. of(part.Said).Select(said => new Layered<T>(said, part.Document))];

    private List<Layered<WorkStep>> Numbered(List<Layered<WorkStep>> work) =>
        Parts.Count == 1 ? work : [.. work.Select((step, place) => step with { Said = step.Said with { Number = place + 1 } })];

    private static bool SameSignature(ProcedureSignature one, ProcedureSignature other) =>
        one.Act == other.Act && one.By == other.By && Same(one.When, other.When);

    private static bool SameWork(WorkStep one, WorkStep other) =>
        Phrase.Key(one.What) == Phrase.Key(other.What) && Same(one.When, other.When)
        && (one.Role, one.Within, one.Under, one.Optional) == (other.Role, other.Within, other.Under, other.Optional);

    private static bool Same(IReadOnlyList<Condition> one, IReadOnlyList<Condition> other) => Names(one).SetEquals(Names(other));

    private static HashSet<(string, bool)> Names(IReadOnlyList<Condition> when) => [.. when.Select(condition => (condition.Fact.Name, condition.Holds))];
}
