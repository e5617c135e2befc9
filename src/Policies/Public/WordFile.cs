using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Policies.Public;

/// <summary>A Word file with real headings and lists, so that screen readers and tables of contents work (ECMA-376).</summary>
internal sealed class WordFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int BulletList = 1;

    private readonly Body body = new();

    private readonly Numbering numbering = new(List(BulletList, NumberFormatValues.Bullet, "•"), List(2, NumberFormatValues.Decimal, "%1."));

    private int lists = 1;

    public WordFile() => numbering.Append(new NumberingInstance(new AbstractNumId { Val = BulletList }) { NumberID = BulletList });

    /// <param name="level">0 for the title, then 1 to 4.</param>
    public void Heading(int level, string text) =>
        body.Append(Paragraph(level == 0 ? "Title" : $"Heading{level.ToString(CultureInfo.InvariantCulture)}", Run(text)));

    public void Text(string text) => Text([Run(text)]);

    public void Text(IEnumerable<Run> runs) => body.Append(Paragraph(null, [.. runs]));

    public void Bullet(IEnumerable<Run> runs) => body.Append(Item(BulletList, runs));

    public void Bullets(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Bullet([Run(line)]);
        }
    }

    /// <summary>A list that begins at 1, or where a list that something broke off goes on.</summary>
    public void Numbers(IEnumerable<IEnumerable<Run>> lines, int start = 1)
    {
        var number = ++lists;
        numbering.Append(new NumberingInstance(
            new AbstractNumId { Val = 2 },
            new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = 0 })
        { NumberID = number });
        foreach (var line in lines)
        {
            body.Append(Item(number, line));
        }
    }

    /// <param name="rows">The first holds the headings of the columns.</param>
    public void Table(IReadOnlyList<IReadOnlyList<IReadOnlyList<Run>>> rows)
    {
        var table = new Table(
            new TableProperties(new TableStyle { Val = "TableGrid" }, new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }),
            new TableGrid([.. rows[0].Select(_ => new GridColumn())]));
        foreach (var (row, place) in rows.Select((row, place) => (row, place)))
        {
            var made = new TableRow();
            if (place == 0)
            {
                made.Append(new TableRowProperties(new TableHeader()));
            }

            made.Append(row.Select(cell => new TableCell(Paragraph(null, [.. cell]))));
            table.Append(made);
        }

        body.Append(table, Paragraph(null));
    }

    public static Run Run(string text, bool bold = false, bool italic = false)
    {
        var run = new Run();
        if (bold || italic)
        {
            run.Append(new RunProperties([.. (OpenXmlElement[])[
                .. bold ? [new Bold()] : Array.Empty<OpenXmlElement>(),
                .. italic ? [new Italic()] : Array.Empty<OpenXmlElement>(),
            ]]));
        }

        run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    /// <param name="title">Shown by Word and read out by screen readers as the name of the document.</param>
    public byte[] Save(string title)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            body.Append(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
            main.Document = new Document(body);
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = numbering;
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Make();
            file.PackageProperties.Title = title;
            file.PackageProperties.Language = "en-GB";
        }

        return bytes.ToArray();
    }

    private static Paragraph Paragraph(string? style, params ReadOnlySpan<Run> runs)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        paragraph.Append(runs.ToArray());
        return paragraph;
    }

    private static Paragraph Item(int list, IEnumerable<Run> runs)
    {
        var item = new Paragraph(new ParagraphProperties(
            new ParagraphStyleId { Val = "ListParagraph" },
            new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = list })));
        item.Append(runs);
        return item;
    }

    private static AbstractNum List(int number, NumberFormatValues format, string mark) => new(
        new MultiLevelType { Val = MultiLevelValues.SingleLevel },
        new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = format },
            new LevelText { Val = mark },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "567", Hanging = "283" }))
        { LevelIndex = 0 })
    { AbstractNumberId = number };
}
