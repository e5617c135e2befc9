namespace Countersign.PolicyLanguage.Model;

/// <summary>A signature that a procedure asks for.</summary>
/// <param name="When">It is left out only where one of these is known not to hold.</param>
public sealed record ProcedureSignature(SigningAct Act, Signer By, IReadOnlyList<Condition> When, string Clause);

/// <summary>A line that whoever checks has to confirm.</summary>
public sealed record Confirmation(string Clause, string Question);

/// <summary>Content that is refused where the fact holds.</summary>
public sealed record ProcedureRefusal(string Clause, Word Fact);

/// <summary>How a piece of work is done: its signatures in order, and what goes with them.</summary>
/// <param name="Runners">Roles that may carry it out; empty means everybody on the staff.</param>
/// <param name="Silent">The sentence shown where the text does not say how it is done; null where it does.</param>
public sealed record Procedure(
    string Id,
    Clause Clause,
    IReadOnlyList<string> Runners,
    IReadOnlyList<string> Asks,
    IReadOnlyList<ProcedureSignature> Signatures,
    IReadOnlyList<Confirmation> Confirmations,
    IReadOnlyList<ProcedureRefusal> Refusals,
    string? Silent)
{
    /// <summary>The work besides the signatures, in order.</summary>
    public IReadOnlyList<WorkStep> Work { get; init; } = [];

    /// <summary>The time for the whole; null where the text gives none.</summary>
    public Interval? Within { get; init; }

    /// <summary>What has to be done besides.</summary>
    public IReadOnlyList<Duty> Then { get; init; } = [];

    /// <summary>The facts about a piece of work that this procedure turns on, each once.</summary>
    public IReadOnlyList<Word> Facts =>
        [.. Signatures.SelectMany(step => step.When.Select(when => when.Fact)).Concat(Refusals.Select(refusal => refusal.Fact)).Distinct()];

    /// <summary>The signatures that one piece of work needs. A fact that is not known never drops one.</summary>
    public IReadOnlyList<ProcedureSignature> SignaturesFor(Func<Word, Truth> facts) =>
        [.. Signatures.Where(step => step.When.All(when => facts(when.Fact).Expecting(when.Holds) != Truth.False))];

    /// <summary>The refusals that certainly apply. What is not known is left to the people who check.</summary>
    public IReadOnlyList<ProcedureRefusal> RefusalsFor(Func<Word, Truth> facts) =>
        [.. Refusals.Where(refusal => facts(refusal.Fact) == Truth.True)];
}

/// <summary>A value that the prose leaves open.</summary>
/// <param name="Value">What this school filled in; null while it is open.</param>
public sealed record Setting(string Id, Clause Clause, string Meaning, string? Value)
{
    /// <summary>Whether it is offered because no text says it.</summary>
    public bool AddedBySchool { get; init; }
}

/// <summary>A role as this policy names it.</summary>
/// <param name="Deputy">The role that stands in; null where the text names none.</param>
public sealed record Role(string Name, Clause Clause, string? Deputy, string? May);
