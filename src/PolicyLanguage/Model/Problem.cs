namespace Countersign.PolicyLanguage.Model;

/// <summary>Something in a document that must be mended before it can be ratified.</summary>
/// <param name="Message">One lower-case sentence, with the author's own words in backticks.</param>
/// <param name="Help">What to write instead; null where the sentence says it.</param>
public sealed record Problem(string Path, int Line, string Message, string? Help = null)
{
    /// <summary>Place, sentence and help as they are printed.</summary>
    public override string ToString() => Help is null ? $"{Path}:{Line}: {Message}" : $"{Path}:{Line}: {Message}\n  help: {Help}";
}
