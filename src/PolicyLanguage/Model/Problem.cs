namespace Countersign.PolicyLanguage.Model;

/// <summary>Something in a document that must be mended before it can be ratified.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Message">One lower-case sentence, with the author's own words in backticks.</param>
/// <param name="Help">What to write instead; null where the sentence says it.</param>
public sealed record Problem(string Path, int Line, string Message, string? Help = null)
{
    /// <summary>Where in the line the words at fault begin, in characters from 1; null where the problem is what does not stand there.</summary>
    public int? Column { get; init; }

    /// <summary>Place, sentence and help as they are printed.</summary>
    public override string ToString() =>
        $"{Path}:{Line}:{(Column is { } column ? $"{column}:" : "")} {Message}{(Help is null ? "" : $"\n  help: {Help}")}";
}
