using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>What a document that somebody brought holds, as the draft will.</summary>
/// <param name="Title">Null where the document names none.</param>
/// <param name="Told">What is not quite as it stands in the document, in sentences.</param>
internal sealed record FoundDocument(string? Title, IReadOnlyList<FoundClause> Clauses, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<string> Told);

/// <summary>A piece of the document, with a number or without.</summary>
/// <param name="Number">By which it is cited; null where it is a heading that only structures, or what stands before the first.</param>
/// <param name="Label">The number as the document shows it; null where it shows none.</param>
/// <param name="Heading">Empty where the clause has none.</param>
/// <param name="Original">What the document shows here, paragraph by paragraph.</param>
internal sealed record FoundClause(string? Number, string? Label, int Level, string Heading, IReadOnlyList<ClauseLine> Lines, IReadOnlyList<string> Original)
{
    /// <summary>What stands under the heading, for people and other programs.</summary>
    public string Text => string.Join('\n', Lines.Select(line => line.Plain));
}

/// <summary>How a line of a clause is set.</summary>
internal enum LineKind
{
    Paragraph,
    Point,
    Row,
    Note,
}

/// <summary>A line of a clause: a paragraph, a point of a list, a row of a table or a note.</summary>
/// <param name="Label">The number or letter of a point, such as <c>(a)</c>; null before a bullet.</param>
/// <param name="Cells">Of a row; of everything else its text alone.</param>
internal sealed record ClauseLine(LineKind Kind, IReadOnlyList<string> Cells, string? Label = null, int Depth = 0)
{
    public ClauseLine(LineKind kind, string text)
        : this(kind, [text])
    {
    }

    public string Plain => Kind == LineKind.Point ? $"{Label ?? "-"} {Cells[0]}".TrimEnd() : string.Join(" | ", Cells);
}
