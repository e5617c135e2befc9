using Countersign.Policies.Drafts.Upload.Reading;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>Reads what stands inside a paragraph: what a reader of the final text sees of it, and what not.</summary>
internal sealed class WordText(WordStyles styles, WordNotes notes)
{
    // What Word understands of the ways to say a thing; a reader that does not takes the fallback (part 3, 7.6).
    private static readonly HashSet<string> Understood =
    [
        "wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16cex", "w16cid", "w16se", "w16sdtdh", "cx", "cx1", "cx2", "am3d", "aink",
        "v", "o", "a14", "a16", "pic14", "c14", "sl", "wne",
    ];

    private readonly WordFields fields = new();

    /// <summary>Whether what comes next belongs to a list of contents that began in a paragraph before.</summary>
    public bool InContents => fields.IsContents;

    public void Read(Paragraph paragraph, WordLine line) => Inside(paragraph, line, new Around(styles.Of(paragraph), null));

    /// <summary>What is shown of a note, a header or a comment, without labels.</summary>
    public string Plain(OpenXmlElement part) => string.Join('\n', Lines(part));

    public static IEnumerable<T> Nearest<T>(OpenXmlElement around)
        where T : OpenXmlElement =>
        around.ChildElements.SelectMany(child => child is T found ? [found] : Nearest<T>(child));

    /// <summary>All that a paragraph holds, shown or not.</summary>
    public static string Everything(Paragraph paragraph) =>
        string.Concat(paragraph.Descendants().Select(part => part switch { Text shown => shown.Text, DeletedText deleted => deleted.Text, _ => "" }));

    private IEnumerable<string> Lines(OpenXmlElement part)
    {
        foreach (var paragraph in Nearest<Paragraph>(part))
        {
            var line = new WordLine();
            Read(paragraph, line);
            if (line.Shown.ToString().Trim() is { Length: > 0 } shown)
            {
                yield return shown;
            }

            foreach (var boxed in line.Boxes.SelectMany(Lines))
            {
                yield return boxed;
            }
        }
    }

    private sealed record Around(IReadOnlyList<Style> Styles, string? Because);

    private void Inside(OpenXmlElement element, WordLine line, Around around)
    {
        foreach (var child in element.ChildElements)
        {
            One(child, line, around);
        }
    }

    private void One(OpenXmlElement element, WordLine line, Around around)
    {
        switch (element)
        {
            case ParagraphProperties or RunProperties or DeletedFieldCode or SdtProperties or SdtEndCharProperties:
                break;
            case FieldChar mark:
                fields.Meet(mark.FieldCharType?.Value);
                break;
            case FieldCode code:
                fields.Code(code.Text);
                break;
            case Run run when around.Because is null && styles.IsHidden(run.RunProperties, around.Styles):
                Inside(run, line, around with { Because = LeftOutKinds.Hidden });
                break;
            case DeletedRun:
                Inside(element, line, around with { Because = LeftOutKinds.Deleted });
                break;
            case MoveFromRun:
                Inside(element, line, around with { Because = LeftOutKinds.Moved });
                break;
            case FootnoteReference or EndnoteReference when around.Because is null && fields.IsShown:
                line.Shown.Append(notes.Mark((FootnoteEndnoteReferenceType)element, line, Plain));
                break;
            case OpenXmlUnknownElement unknown:
                Unknown(unknown, line, around);
                break;
            case AlternateContent choices:
                Chosen(choices, line, around);
                break;
            case TextBoxContent when around.Because is null:
                line.Boxes.Add(element);
                break;
            case DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties picture when IsPicture(picture):
                line.LeaveOut(LeftOutKinds.Picture, " " + (picture.Description?.Value ?? picture.Title?.Value ?? picture.Name?.Value ?? ""));
                break;
            default:
                Written(element, line, around);
                break;
        }
    }

    // Smart tags are in the standard and not in the library, which knows nothing inside them either.
    private void Unknown(OpenXmlUnknownElement element, WordLine line, Around around)
    {
        var because = element.LocalName switch { "del" => LeftOutKinds.Deleted, "moveFrom" => LeftOutKinds.Moved, _ => around.Because };
        if (element.LocalName == "r")
        {
            One(new Run { InnerXml = element.InnerXml }, line, around);
        }
        else if (element.LocalName is not ("smartTagPr" or "customXmlPr" or "rPr" or "pPr"))
        {
            Inside(element, line, around with { Because = because });
        }
    }

    private void Written(OpenXmlElement element, WordLine line, Around around)
    {
        if (Sign(element) is not { } written)
        {
            Inside(element, line, around);
        }
        else if (around.Because is { } because)
        {
            line.LeaveOut(because, written);
        }
        else if (fields.IsShown)
        {
            line.Shown.Append(written);
        }
        else
        {
            line.LeaveOut(LeftOutKinds.FieldCode, written);
        }
    }

    private void Chosen(AlternateContent choices, WordLine line, Around around)
    {
        OpenXmlElement? chosen = choices.Elements<AlternateContentChoice>()
            .FirstOrDefault(choice => (choice.Requires?.Value ?? "").Split(' ').All(Understood.Contains));
        if ((chosen ?? choices.GetFirstChild<AlternateContentFallback>()) is { } read)
        {
            Inside(read, line, around);
        }
    }

    // A shape with words in it is no picture.
    private static bool IsPicture(OpenXmlElement properties) => properties.Parent?.Descendants<TextBoxContent>().Any() != true;

    private static string? Sign(OpenXmlElement element) => element switch
    {
        Text text => text.Text,
        DeletedText deleted => deleted.Text,
        DocumentFormat.OpenXml.Math.Text formula => formula.Text,
        TabChar or PositionalTab => "\t",
        Break { Type: null } or CarriageReturn => "\n",
        Break { Type.Value: BreakValues.TextWrapping } => "\n",
        Break => " ",
        NoBreakHyphen => "-",
        SymbolChar symbol => Symbol(symbol.Char?.Value),
        _ => null,
    };

    // Signs of symbol fonts lie in a private corner of Unicode, where other fonts have nothing.
    private static string Symbol(string? code) =>
        int.TryParse(code, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var letter)
            && letter is > 32 and < 0xD800 ? ((char)letter).ToString() : "";
}
