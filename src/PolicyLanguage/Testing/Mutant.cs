using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Testing;

/// <summary>A document with one rule broken.</summary>
/// <param name="Rule">The rule as the document has it.</param>
/// <param name="Broken">What was done to it, in words: <c>without `unless family`</c>.</param>
public sealed record Mutant(Rule Rule, string Broken, PolicyDocument Document);
