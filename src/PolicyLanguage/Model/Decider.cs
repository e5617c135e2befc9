namespace Countersign.PolicyLanguage.Model;

/// <summary>Who decides where a rule leaves it to judgement.</summary>
/// <param name="IsBody">True for a body, which no person of the school is; false for a role of the document.</param>
/// <param name="At">When it decides, in the document's own words: <c>its termly meeting</c>; null where whoever it is decides when asked.</param>
internal sealed record Decider(string Name, bool IsBody, string? At)
{
    /// <summary>A name within a sentence. A body may have its article already, as <c>the police</c> do.</summary>
    internal static string The(string? name) => name?.StartsWith("the ", StringComparison.OrdinalIgnoreCase) == true ? name : $"the {name}";
}
