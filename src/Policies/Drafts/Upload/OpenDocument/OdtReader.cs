using System.Xml.Linq;
using Countersign.Policies.Drafts.Upload.Reading;
using static Countersign.Policies.Drafts.Upload.OpenDocument.Odt;

namespace Countersign.Policies.Drafts.Upload.OpenDocument;

/// <summary>Reads an OpenDocument text, as LibreOffice and others save it, with all changes accepted.</summary>
internal sealed class OdtReader
{
    private readonly OdtStyles styles;
    private readonly OdtNumbers numbers;
    private readonly List<UploadedParagraph> paragraphs = [];
    private readonly List<LeftOut> leftOut = [];
    private readonly List<string> labels = [];
    private TableCell? cell;
    private int tables;
    private bool inContents;

    private OdtReader(OdtFile file)
    {
        styles = new OdtStyles(file);
        numbers = new OdtNumbers(styles);
    }

    public static Outcome<ReadDocument> Read(byte[] bytes)
    {
        if (OdtFile.Open(bytes) is not Outcome<OdtFile>.Done(var file))
        {
            return new Refusal(ContainerBounds.Unusual);
        }

        var reader = new OdtReader(file);
        var body = file.Content.Element(Office + "body")?.Element(Office + "text") ?? throw new InvalidDataException("an OpenDocument text has a text");
        reader.Blocks(body, new InList(null, 0, null));
        foreach (var margin in (file.Styles?.Descendants() ?? []).Where(one => one.Name == Style + "header" || one.Name == Style + "footer"))
        {
            var kind = margin.Name.LocalName == "header" ? LeftOutKinds.Header : LeftOutKinds.Footer;
            reader.Leave(kind, string.Join('\n', margin.Descendants(Text + "p").Select(line => new OdtLine(reader.styles, reader.leftOut).Read(line).Shown)));
        }

        return new ReadDocument(reader.paragraphs, reader.leftOut, [.. OdtSeen.Lines(file), .. reader.labels]);
    }

    /// <summary>Where in which list a paragraph stands.</summary>
    private sealed record InList(string? Style, int Level, int?[]? Count, bool IsItem = false, int? Start = null);

    private void Blocks(XElement around, InList list)
    {
        foreach (var block in around.Elements())
        {
            switch (block.Name.LocalName)
            {
                case "p" or "h" when block.Name.Namespace == Text:
                    Paragraph(block, list);
                    list = list with { IsItem = false };
                    break;
                case "list" when block.Name.Namespace == Text:
                    List(block, list);
                    break;
                case "table" when block.Name.Namespace == Table:
                    Rows(block, list);
                    break;
                case "tracked-changes":
                    Deleted(block);
                    break;
                case "table-of-content" or "illustration-index" or "table-index" or "alphabetical-index" or "user-index" or "bibliography" or "object-index":
                    var before = inContents;
                    inContents = true;
                    Blocks(block.Element(Text + "index-body") ?? block, new InList(null, 0, null));
                    inContents = before;
                    break;
                case "section" when (string?)block.Attribute(Text + "display") == "none":
                    Leave(LeftOutKinds.Hidden, string.Join('\n', block.Descendants(Text + "p").Select(line => line.Value)));
                    break;
                case "index-title" or "section" or "numbered-paragraph" or "frame" or "text-box" or "custom-shape":
                    Blocks(block, list);
                    break;
            }
        }
    }

    private void List(XElement list, InList outer)
    {
        var style = (string?)list.Attribute(Text + "style-name") ?? outer.Style;
        var count = outer.Count ?? numbers.Begin(list, style);
        foreach (var item in list.Elements())
        {
            var level = Math.Min(outer.Level + 1, OdtNumbers.Levels);
            Blocks(item, new InList(style, level, count, item.Name == Text + "list-item", (int?)item.Attribute(Text + "start-value")));
        }
    }

    private void Rows(XElement table, InList list)
    {
        var outer = cell;
        var (number, row) = (outer?.Table ?? tables++, 0);
        foreach (var one in Nearest(table, Table + "table-row"))
        {
            var column = 0;
            foreach (var each in one.Elements(Table + "table-cell"))
            {
                cell = outer ?? new TableCell(number, row, column++);
                Blocks(each, new InList(null, 0, null));
            }

            row++;
        }

        cell = outer;
    }

    private void Paragraph(XElement block, InList list)
    {
        var style = (string?)block.Attribute(Text + "style-name");
        var line = new OdtLine(styles, leftOut).Read(block);
        var heading = block.Name == Text + "h" ? Math.Clamp((int?)block.Attribute(Text + "outline-level") ?? 1, 1, 6) : styles.Heading(style);
        var isChapter = block.Name == Text + "h" && list.Count is null && (string?)block.Attribute(Text + "is-list-header") != "true";
        var (label, alone) = list is { IsItem: true, Count: { } count } ? numbers.Next(list.Style ?? styles.ListOf(style), list.Level, count, list.Start)
            : isChapter ? numbers.Next(null, heading!.Value, numbers.Chapters(), null) : (null, true);
        labels.AddRange(string.IsNullOrEmpty(label) ? [] : [label]);
        if (inContents)
        {
            Leave(LeftOutKinds.Contents, $"{label} {line.Shown}");
        }
        else if (line.Shown.Length > 0 || (!string.IsNullOrEmpty(label) && cell is not null))
        {
            paragraphs.Add(new UploadedParagraph(line.Shown)
            {
                Label = string.IsNullOrEmpty(label) ? null : label,
                Depth = Math.Clamp(list.Level - 1, 0, 9),
                LabelStandsAlone = alone,
                IsBullet = list.IsItem && string.IsNullOrEmpty(label) && heading is null,
                HeadingLevel = heading,
                IsTitle = styles.IsTitle(style),
                Cell = cell,
                Notes = [.. line.Notes],
            });
        }
        else if (!string.IsNullOrEmpty(label))
        {
            Leave(LeftOutKinds.EmptyNumber, label);
        }

        line.Boxes.ForEach(box => Blocks(box, new InList(null, 0, null)));
    }

    private void Deleted(XElement changes)
    {
        foreach (var deletion in changes.Descendants(Text + "deletion"))
        {
            Leave(LeftOutKinds.Deleted, string.Join('\n', deletion.Elements().Where(line => line.Name.Namespace == Text).Select(line => line.Value)));
        }
    }

    private void Leave(string what, string words)
    {
        if (words.Trim() is { Length: > 0 } left)
        {
            leftOut.Add(new LeftOut(what, left));
        }
    }

    private static IEnumerable<XElement> Nearest(XElement around, XName name) =>
        around.Elements().SelectMany(child => child.Name == name ? [child] : Nearest(child, name));
}
