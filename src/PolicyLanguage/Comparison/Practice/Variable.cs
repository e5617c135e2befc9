using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>Something on which steps hang: a fact, or a role that the author of a post holds.</summary>
/// <param name="OfAuthor">Whether it is a role.</param>
/// <param name="Fact">The fact that says it; null for a role of which no fact speaks.</param>
internal sealed record Variable(string Name, bool OfAuthor, Word? Fact)
{
    /// <summary>What can be known of it. Whether the author holds a role is always known.</summary>
    public IReadOnlyList<Truth> Values => OfAuthor ? [Truth.False, Truth.True] : [Truth.False, Truth.True, Truth.NotKnown];

    public static Variable Of(Word fact) => new(fact.Name, OfAuthor: false, fact);

    /// <summary>A role that the author of a post holds; two that differ in case alone are one.</summary>
    public static Variable Role(string name, Word? fact = null) => new(name.ToLowerInvariant(), OfAuthor: true, fact);

    /// <summary>Two documents mean the same by a fact of one name, whatever wider words it has in each.</summary>
    public bool Equals(Variable? other) => other is not null && Name == other.Name && OfAuthor == other.OfAuthor;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>What is known, as part of a sentence after <c>where</c>.</summary>
    public string Said(Truth value) =>
        Fact is null ? $"its author is {(value == Truth.True ? "" : "not ")}the {Name}"
        : value == Truth.NotKnown ? $"nobody can tell the answer to “{Fact.Asks ?? Fact.Name}”"
        : SentenceModel.Of(new Condition(Fact, value == Truth.True));
}
