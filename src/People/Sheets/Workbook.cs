using System.IO.Compression;
using System.Xml;

namespace Countersign.People.Sheets;

/// <summary>
/// The sheets of an Excel workbook, with the values that Excel shows. Only its workbook, its texts, its formats of numbers and its sheets are opened, each
/// element by element: links, pictures, macros and what other programs add are not looked at.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private readonly ZipArchive zip;
    private string main = "xl/workbook.xml";
    private int elements;

    private Workbook(byte[] bytes) => zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);

    /// <summary>Its sheets in order, those first that are not hidden.</summary>
    public static Outcome<List<Sheet>> Read(byte[] bytes)
    {
        using var workbook = new Workbook(bytes);
        return workbook.Refused() is { } why ? why : workbook.Sheets();
    }

    public void Dispose() => zip.Dispose();

    private Refusal? Refused()
    {
        if (zip.Entries.Count > SheetLimits.Parts || zip.Entries.Sum(entry => entry.Length) > SheetLimits.Unpacked)
        {
            return SheetLimits.TooLarge;
        }

        if (Part("_rels/.rels") is null)
        {
            return new Refusal(Part("content.xml") is null
                ? "This file is no Excel workbook. Export the list as CSV or as an Excel workbook (.xlsx)"
                : "This is an OpenDocument file. Open it, choose File, Save as, “Excel workbook (.xlsx)” or CSV, and choose the new file");
        }

        main = Targets("_rels/.rels", "").Values.FirstOrDefault(target => target.Type.EndsWith("officeDocument", StringComparison.Ordinal)).Path ?? main;
        return main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
            ? new Refusal("This is a binary workbook (.xlsb). Open it in Excel, choose File, Save as, “Excel workbook (.xlsx)”, and choose the new file")
            : main.StartsWith("word/", StringComparison.OrdinalIgnoreCase) || main.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)
                ? new Refusal("This is a document and no workbook. Export the list as CSV or as an Excel workbook (.xlsx)")
                : null;
    }

    private Outcome<List<Sheet>> Sheets()
    {
        var (folder, name) = main.LastIndexOf('/') is >= 0 and var slash ? (main[..(slash + 1)], main[(slash + 1)..]) : ("", main);
        var targets = Targets($"{folder}_rels/{name}.rels", folder);
        var named = new List<(string Name, string Id, bool Hidden)>();
        var from1904 = false;
        Go(main, reader =>
        {
            if (reader.LocalName == "sheet")
            {
                named.Add((reader.GetAttribute("name") ?? "", Attribute(reader, "id") ?? "", reader.GetAttribute("state") is "hidden" or "veryHidden"));
            }
            else if (reader.LocalName == "workbookPr")
            {
                from1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
        });
        var cells = new WorkbookCells(Texts(targets), Dates(targets), from1904);
        var (sheets, characters) = (new List<Sheet>(), 0L);
        foreach (var (title, id, _) in named.OrderBy(sheet => sheet.Hidden).Take(SheetLimits.Sheets))
        {
            if (!targets.TryGetValue(id, out var target) || !target.Type.EndsWith("worksheet", StringComparison.Ordinal))
            {
                continue;
            }

            var rows = new WorkbookRows(cells);
            Go(target.Path, rows.Next, rows.End);
            if (rows.Refused is { } why)
            {
                return why;
            }

            characters += rows.Found.Sum(row => row.Cells.Sum(cell => (long)cell.Length));
            if (characters > SheetLimits.Characters)
            {
                return SheetLimits.TooLarge;
            }

            sheets.Add(new Sheet(Sheet.Workbook, title, rows.Found));
        }

        return sheets;
    }

    // By id: where in the file a part lies. Programs write that path from the folder of the workbook, or from the top.
    private Dictionary<string, (string Path, string Type)> Targets(string part, string folder)
    {
        var found = new Dictionary<string, (string, string)>();
        Go(part, reader =>
        {
            if (reader.LocalName == "Relationship" && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
            {
                var path = target.StartsWith('/') ? target[1..] : folder + target.Replace("./", "", StringComparison.Ordinal);
                found[id] = (path, reader.GetAttribute("Type") ?? "");
            }
        });
        return found;
    }

    private List<string> Texts(Dictionary<string, (string Path, string Type)> targets)
    {
        var texts = new WorkbookTexts();
        if (targets.Values.FirstOrDefault(target => target.Type.EndsWith("sharedStrings", StringComparison.Ordinal)).Path is { } path)
        {
            Go(path, texts.Next, texts.End);
        }

        return texts.Found;
    }

    private WorkbookDates Dates(Dictionary<string, (string Path, string Type)> targets)
    {
        var dates = new WorkbookDates();
        if (targets.Values.FirstOrDefault(target => target.Type.EndsWith("styles", StringComparison.Ordinal)).Path is { } path)
        {
            Go(path, dates.Next);
        }

        return dates;
    }

    // A prefix of its own is lawful, and one program or another writes it; so is another namespace, of the stricter standard.
    private static string? Attribute(XmlReader reader, string name)
    {
        for (var at = 0; at < reader.AttributeCount; at++)
        {
            reader.MoveToAttribute(at);
            if (reader.LocalName == name)
            {
                var value = reader.Value;
                reader.MoveToElement();
                return value;
            }
        }

        reader.MoveToElement();
        return null;
    }

    private ZipArchiveEntry? Part(string path) => zip.Entries.FirstOrDefault(entry =>
        entry.FullName.Replace('\\', '/').TrimStart('/').Equals(path, StringComparison.OrdinalIgnoreCase));

    // Element by element, in constant memory, within bounds that no list of pupils comes near.
    private void Go(string path, Action<XmlReader> next, Action<XmlReader>? end = null)
    {
        using var stream = (Part(path) ?? throw new InvalidDataException("a part of the workbook is missing")).Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = SheetLimits.PartCharacters,
        });
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (++elements > SheetLimits.Elements || reader.Depth > SheetLimits.Depth || reader.AttributeCount > SheetLimits.Columns)
                {
                    throw new InvalidDataException("a workbook of a list is not put together like this");
                }

                var isEmpty = reader.IsEmptyElement;
                next(reader);
                if (isEmpty)
                {
                    end?.Invoke(reader);
                }
            }
            else if (reader.NodeType is XmlNodeType.EndElement or XmlNodeType.Text or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                end?.Invoke(reader);
            }
        }
    }
}
