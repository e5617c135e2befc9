using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

/// <summary>One kind of block: everything that is known of it but what its sentences mean.</summary>
/// <param name="Kind">The keyword after the fence.</param>
/// <param name="Called">With its article, as people who do not type blocks meet it: <c>a route for concerns</c>.</param>
/// <param name="Explains">What it is for, in a sentence.</param>
/// <param name="Lines">In the order in which they are laid out.</param>
public sealed record BlockKind(string Kind, string Called, string Explains, params LineKind[] Lines)
{
    /// <summary>What errors call it after "a".</summary>
    public string Noun { get; init; } = Kind;

    /// <summary>What the overview of the manual says of it.</summary>
    public string Says { get; init; } = "";

    /// <summary>Where what follows a keyword begins when the block is laid out; a longer keyword is followed by one space.</summary>
    public int Column { get; init; } = 9;

    /// <summary>Whether it is told as a numbered list under a title.</summary>
    public bool IsStepped { get; init; }

    /// <summary>Whether it is for those who look a word up.</summary>
    public bool IsGlossary { get; init; }

    /// <summary>Its place among the kinds where people choose one; those without a place come last.</summary>
    public int Place { get; init; } = int.MaxValue;

    /// <summary>Names of blocks that the program knows, with what people call them; a document may use others. Empty where a name means nothing.</summary>
    public IReadOnlyList<(string Id, string Label)> KnownIds { get; init; } = [];

    /// <summary>Which line gives a new block its name; null where it is counted.</summary>
    public string? NamedAfter { get; init; }

    /// <summary>Makes the block's record of its values; null where it makes none.</summary>
    internal Func<BlockValues, object?> Make { get; init; } = static _ => null;

    /// <summary>The lines as whoever reads the block tells them apart.</summary>
    internal IEnumerable<LineKind> Distinct => Lines.Where(line => line.WayOf is null);

    /// <summary>Every keyword, those that stand alone last.</summary>
    internal IEnumerable<string> AllKeywords =>
        Distinct.Where(line => !line.IsFlag).Concat(Distinct.Where(line => line.IsFlag)).SelectMany(line => line.Keywords.Select(keyword => keyword.Keyword));

    public LineKind Line(string key) => Lines.First(line => line.Key == key);
}
