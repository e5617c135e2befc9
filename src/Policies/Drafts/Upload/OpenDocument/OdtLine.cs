using System.Text;
using System.Xml.Linq;
using Countersign.Policies.Drafts.Upload.Reading;
using static Countersign.Policies.Drafts.Upload.OpenDocument.Odt;

namespace Countersign.Policies.Drafts.Upload.OpenDocument;

/// <summary>Reads what stands inside a paragraph of an OpenDocument text.</summary>
internal sealed class OdtLine(OdtStyles styles, List<LeftOut> leftOut)
{
    private readonly StringBuilder shown = new();

    public List<string> Notes { get; } = [];

    /// <summary>Text boxes that hang on the paragraph; they follow it.</summary>
    public List<XElement> Boxes { get; } = [];

    public string Shown => shown.ToString().Trim();

    public OdtLine Read(XElement paragraph)
    {
        Inside(paragraph, styles.IsHidden("paragraph", (string?)paragraph.Attribute(Text + "style-name")));
        return this;
    }

    private void Inside(XElement element, bool isHidden)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
            {
                Write(Collapsed(words.Value), isHidden);
            }
            else if (node is XElement child)
            {
                One(child, isHidden);
            }
        }
    }

    private void One(XElement child, bool isHidden)
    {
        switch (child.Name.LocalName)
        {
            case "s":
                Write(" ", isHidden);
                break;
            case "tab":
                Write("\t", isHidden);
                break;
            case "line-break":
                Write("\n", isHidden);
                break;
            case "annotation":
                Leave(LeftOutKinds.Comment, string.Join('\n', child.Elements(Text + "p").Select(line => line.Value)));
                break;
            case "note":
                Note(child);
                break;
            case var _ when child.Elements().Any(block => block.Name == Text + "p" || block.Name == Text + "list"):
                Boxes.Add(child);
                break;
            case "hidden-text" or "hidden-paragraph":
                Leave(LeftOutKinds.Hidden, child.Value.Length > 0 ? child.Value : (string?)child.Attribute(Text + "string-value") ?? "");
                break;
            case "image" or "object":
                Leave(LeftOutKinds.Picture, Described(child.Parent!));
                break;
            case "title" or "desc" or "annotation-end" or "change" or "change-start" or "change-end" or "ruby-text":
                break;
            default:
                Inside(child, isHidden || (child.Name == Text + "span" && styles.IsHidden("text", (string?)child.Attribute(Text + "style-name"))));
                break;
        }
    }

    private static string Described(XElement frame) =>
        frame.Element(Svg + "desc")?.Value ?? frame.Element(Svg + "title")?.Value ?? (string?)frame.Attribute(Draw + "name") ?? "";

    private void Note(XElement note)
    {
        var mark = $"[{note.Element(Text + "note-citation")?.Value.Trim()}]";
        shown.Append(mark);
        var lines = (note.Element(Text + "note-body")?.Elements(Text + "p") ?? []).Select(line => new OdtLine(styles, leftOut).Read(line).Shown);
        Notes.Add($"{mark} {string.Join(' ', lines)}".Trim());
    }

    private void Write(string words, bool isHidden)
    {
        if (isHidden)
        {
            Leave(LeftOutKinds.Hidden, words);
        }
        else
        {
            shown.Append(words);
        }
    }

    private void Leave(string what, string words)
    {
        if (words.Trim() is { Length: > 0 } left || what == LeftOutKinds.Picture)
        {
            leftOut.Add(new LeftOut(what, words.Trim()));
        }
    }

    private static string Collapsed(string words) => string.Create(words.Length, words, static (letters, from) =>
    {
        for (var at = 0; at < letters.Length; at++)
        {
            letters[at] = from[at] is '\n' or '\r' or '\t' ? ' ' : from[at];
        }
    });
}
