using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Countersign.Tests.Samples;

/// <summary>Excel workbooks as Excel and other programs write them.</summary>
internal static class WorkbookSample
{
    /// <summary>A workbook of one sheet whose cells are texts that it shares.</summary>
    public static byte[] Shared(params string[][] rows) => Of(("Sheet1", false, rows.Select(row => row.Select(text => (Func<Texts, Cell>)(texts => texts.Cell(text))).ToArray()).ToArray()));

    /// <summary>A workbook of one sheet whose cells hold their text themselves.</summary>
    public static byte[] Inline(params string[][] rows) => Of(("Sheet1", false, rows.Select(row => row.Select(Text).ToArray()).ToArray()));

    public static Func<Texts, Cell> Text(string text) => _ => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }) };

    public static Func<Texts, Cell> SharedText(string text) => texts => texts.Cell(text);

    public static Func<Texts, Cell> Number(string number) => _ => new Cell { CellValue = new CellValue(number) };

    /// <summary>A day as Excel keeps it: a number with a format of days.</summary>
    public static Func<Texts, Cell> Day(string serial, uint style = 1) => _ => new Cell { CellValue = new CellValue(serial), StyleIndex = style };

    public static Func<Texts, Cell> Formula(string formula, string? shown) => _ => shown is null
        ? new Cell { CellFormula = new CellFormula(formula) }
        : new Cell { CellFormula = new CellFormula(formula), DataType = CellValues.String, CellValue = new CellValue(shown) };

    public static Func<Texts, Cell> Kind(string kind, string value) => _ => new Cell { DataType = new EnumValue<CellValues>(Enum.Parse<CellValues>(kind)), CellValue = new CellValue(value) };

    public static byte[] Of(params (string Name, bool Hidden, Func<Texts, Cell>[][] Rows)[] sheets) => Of(withPlaces: true, sheets);

    /// <summary>The same of a program that does not write where a cell stands, as the standard allows.</summary>
    public static byte[] WithoutPlaces(params (string Name, bool Hidden, Func<Texts, Cell>[][] Rows)[] sheets) => Of(withPlaces: false, sheets);

    /// <summary>The workbook with another part in it, or another text of a part.</summary>
    public static byte[] With(byte[] workbook, string part, Func<string, string> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(workbook);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var before = "";
            if (zip.GetEntry(part) is { } entry)
            {
                using (var reader = new StreamReader(entry.Open()))
                {
                    before = reader.ReadToEnd();
                }

                entry.Delete();
            }

            using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
            writer.Write(change(before));
        }

        return bytes.ToArray();
    }

    private static byte[] Of(bool withPlaces, (string Name, bool Hidden, Func<Texts, Cell>[][] Rows)[] sheets)
    {
        using var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var main = file.AddWorkbookPart();
            main.Workbook = new Workbook(new Sheets());
            var texts = new Texts(main.AddNewPart<SharedStringTablePart>());
            main.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "[$-809]dd\\ mmmm\\ yyyy;@" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "0\" d\"" }),
                new Fonts(new Font()),
                new Fills(new Fill()),
                new Borders(new Border()),
                new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 164 }, new CellFormat { NumberFormatId = 165 }));
            foreach (var (sheet, index) in sheets.Select((sheet, index) => (sheet, index)))
            {
                var part = main.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(sheet.Rows.Index().Where(row => row.Item.Length > 0).Select(row => Row(row.Index, row.Item, texts, withPlaces))));
                main.Workbook.GetFirstChild<Sheets>()!.Append(new Sheet
                {
                    Id = main.GetIdOfPart(part),
                    SheetId = (uint)index + 1,
                    Name = sheet.Name,
                    State = sheet.Hidden ? SheetStateValues.Hidden : SheetStateValues.Visible,
                });
            }
        }

        return bytes.ToArray();
    }

    private static Row Row(int index, Func<Texts, Cell>[] cells, Texts texts, bool withPlaces)
    {
        var row = withPlaces ? new Row { RowIndex = (uint)index + 1 } : new Row();
        foreach (var (cell, column) in cells.Select((cell, column) => (cell(texts), column)))
        {
            // As Excel does, nothing is written for an empty cell.
            if (withPlaces && cell.InnerText.Length == 0 && cell.CellFormula is null)
            {
                continue;
            }

            cell.CellReference = withPlaces ? $"{(column < 26 ? "" : (char)('A' + (column / 26) - 1))}{(char)('A' + (column % 26))}{index + 1}" : null;
            row.Append(cell);
        }

        return row;
    }

    /// <summary>The texts that the cells of a workbook share.</summary>
    internal sealed class Texts
    {
        private readonly SharedStringTable table = new();
        private readonly List<string> known = [];

        public Texts(SharedStringTablePart part) => part.SharedStringTable = table;

        public Cell Cell(string text)
        {
            if (text.Length == 0)
            {
                return new Cell();
            }

            if (!known.Contains(text))
            {
                known.Add(text);
                // Half of it bold, as somebody marks a name; and how it is pronounced, which is no part of it.
                table.Append(text.Length > 3
                    ? new SharedStringItem(
                        new Run(new RunProperties(new Bold()), new Text(text[..2]) { Space = SpaceProcessingModeValues.Preserve }),
                        new Run(new Text(text[2..]) { Space = SpaceProcessingModeValues.Preserve }),
                        new PhoneticRun(new Text("pronounced")) { BaseTextStartIndex = 0, EndingBaseIndex = 1 })
                    : new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
            }

            return new Cell { DataType = CellValues.SharedString, CellValue = new CellValue(known.IndexOf(text).ToString(System.Globalization.CultureInfo.InvariantCulture)) };
        }
    }
}
