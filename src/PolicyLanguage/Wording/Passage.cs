using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>What one block of a policy means, or one clause of it, in plain words.</summary>
/// <param name="Clause">Where it stands; without an id for what the head of the document says.</param>
/// <param name="Block">Its kind and its id: <c>rule 9.2-friends</c>; <c>clause</c> for the clause itself, <c>policy</c> for the head of the document.</param>
/// <param name="Lead">What stands over the steps; null where there are none.</param>
/// <param name="Steps">In their order; empty for most blocks.</param>
/// <param name="Sentences">In plain words; said to the reader in house rules.</param>
public sealed record Passage(Clause Clause, string Block, string? Lead, IReadOnlyList<string> Steps, IReadOnlyList<string> Sentences)
{
    /// <summary>The short name of the document above in which the clause stands; null for the lowest document itself.</summary>
    public string? Document { get; init; }

    internal bool SaysTheSameAs(Passage other) => Lead == other.Lead && Steps.SequenceEqual(other.Steps) && Sentences.SequenceEqual(other.Sentences);
}
