namespace Countersign.Policies.Drafts.Upload.Reading;

/// <summary>A paragraph of a document that somebody brought, as a reader of the document sees it. A line break inside it is a line feed.</summary>
/// <param name="Text">Without the label that the word processor puts before it; with one that somebody typed.</param>
internal sealed record UploadedParagraph(string Text)
{
    /// <summary>The number or letter that the word processor works out and shows before it; null where it shows none.</summary>
    public string? Label { get; init; }

    /// <summary>How deep in its list it stands, from 0.</summary>
    public int Depth { get; init; }

    /// <summary>Whether its label is that of its own level alone, such as <c>(a)</c>, and not <c>1.1(a)</c>.</summary>
    public bool LabelStandsAlone { get; init; }

    public bool IsBullet { get; init; }

    /// <summary>1 to 6 where it is a heading; null in running text.</summary>
    public int? HeadingLevel { get; init; }

    public bool IsTitle { get; init; }

    /// <summary>Its place in a table; null outside of tables.</summary>
    public TableCell? Cell { get; init; }

    /// <summary>The footnotes and endnotes whose marks stand in it, each with its mark before it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>The place of a paragraph in a table, each part counted from 0.</summary>
internal readonly record struct TableCell(int Table, int Row, int Column);
