using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Countersign.Policies.Drafts.Upload.Reading;
using DocumentFormat.OpenXml.Packaging;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>
/// The lines that a reader of the final text sees, taken from the bare XML and by none of the ways of <see cref="WordStory"/>, so that a word which
/// that loses or says twice is noticed. Numbers that Word works out are not among them.
/// </summary>
internal sealed class WordSeen
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly XNamespace Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private readonly List<string> lines = [];
    private readonly Dictionary<string, XElement> styles;
    private readonly Dictionary<string, XElement> notes;
    private readonly List<(string Mark, XElement Note)> met = [];
    private readonly Stack<bool> fields = new();
    private int codes;
    private bool inNotes;
    private (int Foot, int End) numbers;

    private WordSeen(MainDocumentPart main)
    {
        styles = Keyed(main.StyleDefinitionsPart, "style", "styleId", "");
        notes = Keyed(main.FootnotesPart, "footnote", "id", "f").Concat(Keyed(main.EndnotesPart, "endnote", "id", "e"))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    public static IReadOnlyList<string> Lines(MainDocumentPart main)
    {
        var seen = new WordSeen(main);
        seen.Whole(Load(main));
        seen.inNotes = true;
        foreach (var (mark, note) in seen.met)
        {
            seen.lines.Add(mark);
            seen.Whole(note);
        }

        foreach (var (_, part) in WordMargins.Of(main))
        {
            seen.Whole(Load(part));
        }

        return seen.lines;
    }

    private void Whole(XElement part)
    {
        var open = new StringBuilder();
        Walk(part, open, isHidden: false, byStyle: false);
        lines.Add(open.ToString());
    }

    /// <param name="byStyle">Whether the style of the paragraph hides what says nothing of its own.</param>
    private void Walk(XElement element, StringBuilder line, bool isHidden, bool byStyle)
    {
        foreach (var child in element.Elements())
        {
            var name = child.Name.LocalName;
            if (name is "del" or "moveFrom" or "instrText" or "delText" or "sectPr" or "sdtPr" or "pPr" or "rPr" || IsDeletedRow(child))
            {
                continue;
            }

            switch (name)
            {
                case "p" when child.Name.Namespace == W:
                    Paragraph(child, line);
                    break;
                case "r":
                    Walk(child, line, Hides(child.Element(W + "rPr")) ?? byStyle, byStyle);
                    break;
                case "AlternateContent" when child.Element(Compatibility + "Choice") is { } choice:
                    Walk(choice, line, isHidden, byStyle);
                    break;
                case "txbxContent":
                    Whole(child);
                    break;
                default:
                    Sign(child, line, isHidden);
                    Walk(child, line, isHidden, byStyle);
                    break;
            }
        }
    }

    private void Paragraph(XElement paragraph, StringBuilder line)
    {
        var properties = paragraph.Element(W + "pPr");
        Walk(paragraph, line, isHidden: false, Styled((string?)properties?.Element(W + "pStyle")?.Attribute(W + "val")) ?? false);
        var mark = properties?.Element(W + "rPr");
        if (mark?.Element(W + "del") is null && mark?.Element(W + "moveFrom") is null)
        {
            lines.Add(line.ToString());
            line.Clear();
        }
    }

    private void Sign(XElement sign, StringBuilder line, bool isHidden)
    {
        if (sign.Name.LocalName == "fldChar")
        {
            Field((string?)sign.Attribute(W + "fldCharType"));
        }
        else if (!isHidden && codes == 0)
        {
            line.Append(sign.Name.LocalName switch
            {
                "t" => sign.Value,
                "tab" or "ptab" or "br" or "cr" => " ",
                "noBreakHyphen" => "-",
                "footnoteReference" or "endnoteReference" => Noted(sign),
                "sym" => int.TryParse((string?)sign.Attribute(W + "char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
                    && code is > 32 and < 0xD800 ? ((char)code).ToString() : "",
                _ => "",
            });
        }
    }

    // True while the code of a field is open, and false while its result is.
    private void Field(string? kind)
    {
        if (kind == "begin")
        {
            fields.Push(true);
            codes++;
        }
        else if (fields.TryPop(out var isCode))
        {
            codes -= isCode ? 1 : 0;
            if (kind == "separate")
            {
                fields.Push(false);
            }
        }
    }

    private string Noted(XElement reference)
    {
        var isFoot = reference.Name.LocalName == "footnoteReference";
        if (inNotes || !notes.TryGetValue((isFoot ? "f" : "e") + (string?)reference.Attribute(W + "id"), out var note))
        {
            return "";
        }

        var isOwn = IsOn(reference.Attribute(W + "customMarkFollows"), absent: false);
        numbers = isOwn ? numbers : isFoot ? (numbers.Foot + 1, numbers.End) : (numbers.Foot, numbers.End + 1);
        var mark = isOwn ? "" : isFoot ? $"[{numbers.Foot}]" : $"[{Reading.Labels.Roman(numbers.End)}]";
        met.Add((mark, note));
        return mark;
    }

    private bool? Hides(XElement? run) => Vanishes(run) ?? Styled((string?)run?.Element(W + "rStyle")?.Attribute(W + "val"));

    private bool? Styled(string? style)
    {
        for (var depth = 0; depth < 20 && style is not null && styles.TryGetValue(style, out var found); depth++)
        {
            if (Vanishes(found.Element(W + "rPr")) is { } hides)
            {
                return hides;
            }

            style = (string?)found.Element(W + "basedOn")?.Attribute(W + "val");
        }

        return null;
    }

    private static bool? Vanishes(XElement? properties) =>
        properties?.Element(W + "vanish") is { } vanish ? IsOn(vanish.Attribute(W + "val"), absent: true) : null;

    private static bool IsOn(XAttribute? value, bool absent) => value is null ? absent : value.Value is "1" or "true" or "on";

    private static bool IsDeletedRow(XElement row) => row.Name == W + "tr" && row.Element(W + "trPr")?.Element(W + "del") is not null;

    private static Dictionary<string, XElement> Keyed(OpenXmlPart? part, string element, string key, string prefix) => part is null ? []
        : Load(part).Elements(W + element).Where(one => one.Attribute(W + key) is not null)
            .GroupBy(one => prefix + one.Attribute(W + key)!.Value).ToDictionary(group => group.Key, group => group.First());

    private static XElement Load(OpenXmlPart part)
    {
        using var stream = part.GetStream();
        return XDocument.Load(stream).Root!;
    }
}
