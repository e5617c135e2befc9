using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Tests.Policies.Drafts.Upload;

/// <summary>Word documents as schools bring them.</summary>
internal static class WordSample
{
    /// <summary>A list of sections A, B, C with A.1 and A.2 under them.</summary>
    public const int Letters = 2;

    /// <summary>A list of sections I, II, III in each of which letters begin anew.</summary>
    public const int RomanNumbers = 3;

    /// <summary>Headings numbered by Word itself, with lettered items under them: 1, 1.1 and (a).</summary>
    public static byte[] Numbered() => Make(
        Paragraph("Our social media policy", "Title"),
        Numbered("Contact with pupils", 0, "Heading1"),
        Numbered("Staff do not accept friend requests from pupils.", 1),
        Numbered("Staff tell the head about any request.", 1),
        Numbered("Photographs", 0, "Heading1"),
        Numbered("Nobody posts a photograph of a pupil on an account of their own.", 1),
        Numbered("not on a telephone of their own", 2));

    public static byte[] Make(params OpenXmlElement[] paragraphs) => MakeNoted([], paragraphs);

    /// <summary>The same with footnotes; <see cref="Note"/> says where each stands, 1 for the first.</summary>
    public static byte[] MakeNoted(IReadOnlyList<string> notes, params OpenXmlElement[] paragraphs)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.Document = new Document(new Body(paragraphs));
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(Level(0, NumberFormatValues.Decimal, "%1."), Level(1, NumberFormatValues.Decimal, "%1.%2"), Level(2, NumberFormatValues.LowerLetter, "%1.%2(%3)")) { AbstractNumberId = 1 },
                new AbstractNum(Level(0, NumberFormatValues.UpperLetter, "%1."), Level(1, NumberFormatValues.Decimal, "%1.%2")) { AbstractNumberId = Letters },
                new AbstractNum(Level(0, NumberFormatValues.UpperRoman, "%1."), Level(1, NumberFormatValues.UpperLetter, "%2.")) { AbstractNumberId = RomanNumbers },
                Instance(1),
                Instance(Letters),
                Instance(RomanNumbers));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                Style("Title", "Title", null),
                Style("Heading1", "heading 1", 0),
                Style("Looped", "looped", null, "Looped"));
            if (notes.Count > 0)
            {
                main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes(notes.Select((note, at) => new Footnote(Paragraph(note)) { Id = at + 1 }));
            }
        }

        return bytes.ToArray();
    }

    public static Paragraph Paragraph(string text, string? style = null) =>
        new(new ParagraphProperties([.. style is null ? Array.Empty<OpenXmlElement>() : [new ParagraphStyleId { Val = style }]]), new Run(new Text(text)));

    public static Paragraph Numbered(string text, int level, string? style = null, int list = 1) =>
        new(
            new ParagraphProperties([.. style is null ? Array.Empty<OpenXmlElement>() : [new ParagraphStyleId { Val = style }], new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list })]),
            new Run(new Text(text)));

    /// <summary>A paragraph with the mark of a footnote at its end.</summary>
    public static Paragraph Note(string text, int note)
    {
        var paragraph = Paragraph(text);
        paragraph.Append(new Run(new FootnoteReference { Id = note }));
        return paragraph;
    }

    public static Table Table(params IReadOnlyList<string[]> rows) => new(
        [new TableProperties(new TableWidth { Width = "5000" }), new TableGrid(rows[0].Select(_ => new GridColumn())), .. rows.Select(row => new TableRow(row.Select(cell => new TableCell(Paragraph(cell)))))]);

    /// <summary>The same file with one more part in it.</summary>
    public static byte[] With(byte[] word, string part, byte[] content)
    {
        using var bytes = new MemoryStream();
        bytes.Write(word);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(part, CompressionLevel.SmallestSize).Open();
            entry.Write(content);
        }

        return bytes.ToArray();
    }

    /// <summary>A Word file of a main part and, where one is given, a part of numbers, each written as it stands.</summary>
    public static byte[] Raw(string document, string? numbering = null)
    {
        const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        const string Kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="{Types}document.main+xml"/>
                <Override PartName="/word/numbering.xml" ContentType="{Types}numbering+xml"/></Types>
                """);
            Put(zip, "_rels/.rels", Relations($"""<Relationship Id="a" Type="{Kinds}officeDocument" Target="word/document.xml"/>"""));
            Put(zip, "word/document.xml", document);
            if (numbering is not null)
            {
                Put(zip, "word/_rels/document.xml.rels", Relations($"""<Relationship Id="n" Type="{Kinds}numbering" Target="numbering.xml"/>"""));
                Put(zip, "word/numbering.xml", numbering);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The main part around what stands in the body.</summary>
    public static string Around(string body) => $"<w:document xmlns:w=\"{Words}\"><w:body>{body}</w:body></w:document>";

    /// <summary>The part of numbers around its definitions.</summary>
    public static string Lists(string definitions) => $"<w:numbering xmlns:w=\"{Words}\">{definitions}</w:numbering>";

    private const string Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static string Relations(string inside) => $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>""";

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name, CompressionLevel.SmallestSize).Open());
        entry.Write(text);
    }

    private static NumberingInstance Instance(int list) => new(new AbstractNumId { Val = list }) { NumberID = list };

    private static Level Level(int level, NumberFormatValues format, string text) => new(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = text }) { LevelIndex = level };

    private static Style Style(string id, string name, int? outline, string? basedOn = null)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        if (outline is { } level)
        {
            style.Append(new StyleParagraphProperties(new OutlineLevel { Val = level }));
        }

        return style;
    }
}
