using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>
/// Finds the clauses in a document, whatever kind of file it came in. Numbers are kept as they stand; headings get one where the document has none.
/// </summary>
internal sealed class ClauseBuilder
{
    private const int LongestHeading = 100;

    private readonly ClauseNumbers ids = new();
    private readonly TypedNumbers typed;
    private readonly List<Writing> found = [];
    private readonly bool isHeaded;
    private readonly bool isNumbered;

    private ClauseBuilder(IReadOnlyList<UploadedParagraph> paragraphs)
    {
        typed = new TypedNumbers(paragraphs.Select(paragraph => paragraph.Text));
        isHeaded = paragraphs.Any(paragraph => paragraph.HeadingLevel is not null);
        isNumbered = HasNumbers(paragraphs);
    }

    public static FoundDocument In(IReadOnlyList<UploadedParagraph> paragraphs)
    {
        var (title, rest) = Titles.Split([.. paragraphs.SelectMany(SoftBreaks.Apart)]);
        var builder = new ClauseBuilder(rest);
        for (var at = 0; at < rest.Count;)
        {
            at = rest[at].Cell is { } cell ? builder.Table(rest, at, cell.Table) : builder.One(rest, at);
        }

        return new FoundDocument(title, [.. builder.found.Select(one => one.Done())], builder.ids.LeftOut, builder.ids.Told);
    }

    private int One(IReadOnlyList<UploadedParagraph> all, int at)
    {
        var paragraph = all[at];
        if (paragraph.Label is { } computed)
        {
            typed.Saw(computed);
        }

        var (label, text) = paragraph.Label is null && !paragraph.IsBullet
            ? typed.Split(paragraph.Text, paragraph.HeadingLevel is not null)
            : (paragraph.Label, paragraph.Text);
        if (label is not null && IsClause(paragraph, label))
        {
            Clause(paragraph, label, text);
        }
        else if (label is not null)
        {
            Open().Add(new ClauseLine(LineKind.Point, [text], label, paragraph.Depth), paragraph, label);
        }
        else if (HeadingLevel(paragraph, text) is { } level && !ClauseNumbers.WouldCite(text))
        {
            ids.Enter(text);
            found.Add(new Writing(isNumbered ? null : ids.Count(), null, Math.Clamp(level, 2, 4), text).Seen(paragraph, null));
        }
        else if (!isHeaded && !isNumbered && !paragraph.IsBullet)
        {
            found.Add(new Writing(ids.Count(), null, 3, "").Add(new ClauseLine(LineKind.Paragraph, text), paragraph, null));
        }
        else
        {
            Open().Add(new ClauseLine(paragraph.IsBullet ? LineKind.Point : LineKind.Paragraph, [text], null, paragraph.Depth), paragraph, null);
        }

        return at + 1;
    }

    // Where clauses are numbered, an appendix is often called so in a line that is only bold: it belongs to no clause before it.
    private int? HeadingLevel(UploadedParagraph paragraph, string text) => paragraph.HeadingLevel
        ?? (isNumbered && paragraph is { IsBullet: false, Cell: null } && IsHeading(text) && ClauseNumbers.NamesAppendix(text) ? 2 : null);

    // Letters and numbers in brackets stand under a clause, and so does a level of a list that shows no more than its own number.
    private bool IsClause(UploadedParagraph paragraph, string label)
    {
        var kind = Labels.Kind(label);
        var above = found.LastOrDefault(one => one.Label is not null && one.Depth < paragraph.Depth)?.Label;
        var isUnder = above is not null && Labels.Kind(above) == LabelKind.Decimal;
        return paragraph.HeadingLevel is not null
            || (kind != LabelKind.Point && !(isUnder && paragraph.Depth > 0 && paragraph.LabelStandsAlone));
    }

    private void Clause(UploadedParagraph paragraph, string label, string text)
    {
        var isHeading = paragraph.HeadingLevel is not null || IsHeading(text);
        var isDeep = Labels.Kind(label) == LabelKind.Decimal && label.TrimEnd('.').Count(letter => letter == '.') > 1;
        var level = paragraph.HeadingLevel is { } set ? Math.Clamp(set, 2, 4) : isDeep ? 4 : 3;
        var made = new Writing(ids.Of(label, text, level), label, level, isHeading ? text : "", paragraph.Depth);
        found.Add(isHeading ? made.Seen(paragraph, label) : made.Add(new ClauseLine(LineKind.Paragraph, text), paragraph, label));
    }

    /// <summary>A table: its rows are clauses where they begin with numbers that follow one another; otherwise it is kept as a table.</summary>
    private int Table(IReadOnlyList<UploadedParagraph> all, int from, int table)
    {
        var end = from;
        while (end < all.Count && all[end].Cell?.Table == table)
        {
            end++;
        }

        var read = new ReadTable([.. all.Skip(from).Take(end - from)]);
        if (read.IsLayout)
        {
            for (var at = from; at < end; at++)
            {
                One(all, at);
            }

            return end;
        }

        foreach (var row in read.Rows)
        {
            if (row.Label is { } label && read.HasClauses)
            {
                found.Add(new Writing(ids.Of(label, row.Cells.FirstOrDefault(""), 3), label, 3, "").AddRow(row, asText: true));
            }
            else if (row.Cells.Count > 0 || row.Label is not null)
            {
                Open().AddRow(row, asText: false);
            }
        }

        return end;
    }

    private Writing Open()
    {
        if (found.Count == 0)
        {
            found.Add(new Writing(null, null, 0, ""));
        }

        return found[^1];
    }

    private static bool HasNumbers(IReadOnlyList<UploadedParagraph> paragraphs)
    {
        var typed = new TypedNumbers(paragraphs.Select(paragraph => paragraph.Text));
        return paragraphs.Any(paragraph => paragraph.Cell is null && Label(paragraph) is { } label && Labels.Kind(label) != LabelKind.Point)
            || paragraphs.Where(paragraph => paragraph.Cell is not null).GroupBy(paragraph => paragraph.Cell!.Value.Table)
                .Any(table => new ReadTable([.. table]).HasClauses);

        string? Label(UploadedParagraph paragraph) =>
            paragraph.Label ?? (paragraph.IsBullet ? null : typed.Split(paragraph.Text, paragraph.HeadingLevel is not null).Label);
    }

    private static bool IsHeading(string text) =>
        text.Length is > 0 and <= LongestHeading && text[^1] is not ('.' or ';' or ',' or ':' or '?' or '!') && !text.Contains(". ", StringComparison.Ordinal)
            && !text.Contains('\n', StringComparison.Ordinal);
}
