using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>A clause while its lines are found.</summary>
internal sealed class Writing(string? number, string? label, int level, string heading, int depth = 0)
{
    private readonly List<ClauseLine> lines = [];
    private readonly List<string> original = [];

    public string? Number => number;

    public string? Label => label;

    /// <summary>How deep in its list the clause stands.</summary>
    public int Depth => depth;

    public Writing Add(ClauseLine line, UploadedParagraph paragraph, string? shown)
    {
        lines.Add(line);
        return Seen(paragraph, shown);
    }

    /// <summary>What the document shows; its notes follow where they are referred to.</summary>
    public Writing Seen(UploadedParagraph paragraph, string? shown)
    {
        original.Add((paragraph.Label is not null ? $"{shown} " : "") + paragraph.Text);
        foreach (var note in paragraph.Notes)
        {
            lines.Add(new ClauseLine(LineKind.Note, note));
            original.Add(note);
        }

        return this;
    }

    public Writing AddRow(TableRow row, bool asText)
    {
        if (asText)
        {
            lines.AddRange(row.Cells.Where(cell => cell.Length > 0).Select(cell => new ClauseLine(LineKind.Paragraph, cell)));
        }
        else
        {
            lines.Add(new ClauseLine(LineKind.Row, row.Whole));
        }

        lines.AddRange(row.Notes.Select(note => new ClauseLine(LineKind.Note, note)));
        original.Add(string.Join(" | ", row.Whole));
        original.AddRange(row.Notes);
        return this;
    }

    public FoundClause Done() => new(number, label, level, heading, lines, original);
}
