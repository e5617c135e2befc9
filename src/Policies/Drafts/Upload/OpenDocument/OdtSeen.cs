using System.Text;
using System.Xml.Linq;
using static Countersign.Policies.Drafts.Upload.OpenDocument.Odt;

namespace Countersign.Policies.Drafts.Upload.OpenDocument;

/// <summary>The lines that a reader of the final text sees, by none of the ways of <see cref="OdtReader"/>; numbers of lists are not among them.</summary>
internal static class OdtSeen
{
    private static readonly HashSet<string> Unseen =
    [
        "tracked-changes", "annotation", "hidden-text", "hidden-paragraph", "title", "desc", "table-of-content-source", "change", "ruby-text", "binary-data",
        "illustration-index-source", "table-index-source", "alphabetical-index-source", "user-index-source", "bibliography-source", "object-index-source",
        "sequence-decls", "variable-decls", "user-field-decls", "forms", "script", "event-listeners",
    ];

    public static IReadOnlyList<string> Lines(OdtFile file)
    {
        var (lines, open) = (new List<string>(), new StringBuilder());
        var hidden = ((XElement?[])[file.Content, file.Styles]).OfType<XElement>().Descendants(Style + "style")
            .Where(style => (string?)style.Element(Style + "text-properties")?.Attribute(Text + "display") == "none")
            .Select(style => (string?)style.Attribute(Style + "name")).ToHashSet();
        Walk(file.Content.Element(Office + "body")!, open, lines, hidden);
        foreach (var margin in (file.Styles?.Descendants() ?? []).Where(one => one.Name == Style + "header" || one.Name == Style + "footer"))
        {
            Walk(margin, open, lines, hidden);
        }

        return lines;
    }

    private static void Walk(XElement element, StringBuilder line, List<string> lines, HashSet<string?> hidden)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
            {
                line.Append(words.Value);
            }
            else if (node is XElement child && !Unseen.Contains(child.Name.LocalName) && !hidden.Contains((string?)child.Attribute(Text + "style-name"))
                && (string?)child.Attribute(Text + "display") != "none")
            {
                Child(child, line, lines, hidden);
            }
        }
    }

    private static void Child(XElement child, StringBuilder line, List<string> lines, HashSet<string?> hidden)
    {
        switch (child.Name.LocalName)
        {
            case "s" or "tab" or "line-break":
                line.Append(' ');
                break;
            case "note":
                var mark = $"[{child.Element(Text + "note-citation")?.Value.Trim()}]";
                line.Append(mark);
                lines.Add(mark);
                Own(child.Element(Text + "note-body") ?? child, lines, hidden);
                break;
            case "p" or "h" or "text-box":
                Own(child, lines, hidden);
                break;
            default:
                Walk(child, line, lines, hidden);
                break;
        }
    }

    private static void Own(XElement block, List<string> lines, HashSet<string?> hidden)
    {
        var line = new StringBuilder();
        Walk(block, line, lines, hidden);
        lines.Add(line.ToString());
    }
}
