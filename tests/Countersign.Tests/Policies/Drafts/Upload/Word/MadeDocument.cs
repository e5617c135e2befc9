using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Tests.Policies.Drafts.Upload.Word;

/// <summary>
/// A Word document made from a number: the same number makes the same document. Whatever the final text does not show stands between ‹ and ›, and what
/// stands in a text box begins with Box, so that the text of another program, which shows the one and not the other, can be compared.
/// </summary>
internal sealed class MadeDocument
{
    private static readonly string[] Said =
    [
        "Staff keep work and private accounts apart.", "Nobody posts a picture without consent.", "A post is checked by a colleague.", "Consent is kept in the office;",
        "Pupils are never named", "Governors read the report each term.", "Parents may ask for a picture to be taken down.", "Accounts", "Pictures", "Posts and replies",
    ];

    private readonly Random random;
    private readonly bool isLinked;
    private readonly bool isByStyle;
    private readonly MadeLevel[] levels;
    private readonly List<string> notes = [];
    private int written;

    private MadeDocument(int number)
    {
        random = new Random(number);
        var (_, made) = MadeLists.All[number % MadeLists.All.Count];
        (isByStyle, isLinked) = (number % 4 == 1, number % 4 == 2);
        levels = isByStyle ? [made[0] with { Style = "Heading1" }, made[1] with { Style = "Heading2" }, made[2]] : made;
    }

    public static byte[] Number(int number) => new MadeDocument(number).Bytes();

    private byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            var body = new Body(Paragraph("Title", Text("Social media policy")));
            body.Append(Contents().Concat(Enumerable.Range(0, 14 + random.Next(12)).SelectMany(_ => One())));
            main.Document = new Document(body);
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = MadeLists.Numbering(levels, isLinked);
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes(notes.Select((note, at) => new Footnote(Paragraph(null, Text(note))) { Id = at + 2 }));
        }

        return bytes.ToArray();
    }

    private IEnumerable<OpenXmlElement> One() => random.Next(16) switch
    {
        0 => [Paragraph(null, Words())],
        1 => [Paragraph(null, Text("Said on "), new Run(new Break()), Text("two lines"))],
        2 => [Table()],
        3 => [Paragraph(null, Words(), new DeletedRun(new Run(new DeletedText("‹" + Sentence() + "›"))) { Author = "Clerk", Id = "1" })],
        4 => [Paragraph(null, new InsertedRun(Words()) { Author = "Clerk", Id = "2" })],
        5 => [Paragraph(null, Words(), Hidden("‹not to be seen›"))],
        6 => [Paragraph(null, [Text("See clause "), .. Field(" REF _a \\r ", "4.2"), Text(" there")])],
        7 => [Paragraph(null, Text("Kept as the law says"), Note(), Text("."))],
        8 => [Paragraph(null, Words(), Box())],
        9 => [Paragraph(null, new MoveFromRun(new Run(new Text("‹" + Sentence() + "›"))) { Author = "Clerk", Id = "3" }, new MoveToRun(Words()) { Author = "Clerk", Id = "4" })],
        _ => [Numbered()],
    };

    private Paragraph Numbered()
    {
        var level = random.Next(8) switch { < 3 => 0, < 6 => 1, _ => 2 };
        if (isByStyle && level < 2)
        {
            return Paragraph(level == 0 ? "Heading1" : "Heading2", Words());
        }

        var list = isLinked ? 3 : written > 12 && random.Next(3) == 0 ? 2 : 1;
        var numbered = Paragraph(null, Words());
        numbered.PrependChild(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list })));
        return numbered;
    }

    private static List<OpenXmlElement> Contents() =>
    [
        Paragraph("TOC1", [.. Field(" TOC \\o ", "‹Accounts 2›")]),
        Paragraph("TOC1", Text("‹Pictures 3›")),
    ];

    private Run Words() => Text(Sentence());

    // Each sentence is one of its kind, so that one which is lost or stands twice is seen.
    private string Sentence() => $"{Said[random.Next(Said.Length)]} ({++written} of many) {(random.Next(3) == 0 ? "Ask first." : "")}".Trim();

    private Run Note()
    {
        notes.Add($"Note said {++written}");
        return new Run(new FootnoteReference { Id = notes.Count + 1 });
    }

    private Run Box()
    {
        var inside = $"<w:txbxContent><w:p><w:r><w:t>Box {++written} says so.</w:t></w:r></w:p></w:txbxContent>";
        return new Run(
            "<w:r xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
            + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
            + "<wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><wp:extent cx=\"100\" cy=\"100\"/><wp:docPr id=\"1\" name=\"Box\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:txbx>"
            + inside + "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" + inside + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>");
    }

    private Table Table() => new(
        new TableProperties(new TableWidth { Width = "5000" }),
        new TableGrid(new GridColumn(), new GridColumn()),
        new TableRow(new TableCell(Paragraph(null, Words())), new TableCell(Paragraph(null, Words()))),
        new TableRow(new TableCell(Paragraph(null, Words())), new TableCell(Paragraph(null, Words()))));

    private static IEnumerable<OpenXmlElement> Field(string code, string result) =>
    [
        new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new Run(new FieldCode(code)),
        new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        Text(result),
        new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];

    private static Run Text(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Run Hidden(string text) => new(new RunProperties(new Vanish()), new Text(text));

    private static Paragraph Paragraph(string? style, params OpenXmlElement[] inside) =>
        new([.. style is null ? Array.Empty<OpenXmlElement>() : [new ParagraphProperties(new ParagraphStyleId { Val = style })], .. inside]);

    private Styles Styles() => new(
        Style("Title", "Title"),
        Style("Heading1", "heading 1", isByStyle ? 0 : null),
        Style("Heading2", "heading 2", isByStyle ? 1 : null),
        Style("TOC1", "toc 1"),
        new Style(new StyleName { Val = "Clauses" }, new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = 1 }))) { Type = StyleValues.Numbering, StyleId = "Clauses" });

    private static Style Style(string id, string name, int? level = null)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (level is { } at)
        {
            style.Append(new StyleParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = at }, new NumberingId { Val = 1 }), new OutlineLevel { Val = at }));
        }

        return style;
    }
}
