using System.Text;
using CsvHelper;

namespace Countersign.People.Sheets;

/// <summary>The rows of a table in plain text. Which sign separates its cells is not known yet, so there is a reading for each that stands in it.</summary>
internal static class DelimitedText
{
    private static readonly char[] Separators = ['\t', '|', ';', ','];

    private const string Hint = "sep=";

    // Looked at to find the separator: what stands far below does not decide what a comma is.
    private const int Looked = 100_000;

    // An address has six lines; what has more is a quotation mark that swallows the pupils after it.
    private const int MostLinesInCell = 8;

    /// <summary>One reading at least, the likeliest by the look of the lines first.</summary>
    public static Outcome<List<Sheet>> Readings(WrittenText written)
    {
        var text = Plain(written.Text);
        if (text.AsSpan().Count('\n') > 4 * SheetLimits.Rows)
        {
            return SheetLimits.TooManyRows;
        }

        // Excel writes the separator into a line of its own where it was asked for another.
        var hint = text.StartsWith(Hint, StringComparison.OrdinalIgnoreCase) && text.Length > Hint.Length ? text[Hint.Length] : '\0';
        var head = text[..Math.Min(text.Length, Looked)];
        char[] found = hint is '\t' or '|' or ';' or ',' ? [hint]
            : [.. Separators.Where(separator => head.Contains(separator, StringComparison.Ordinal)).DefaultIfEmpty(',')];
        var sheets = new List<Sheet>();
        foreach (var separator in found)
        {
            var rows = Rows(text, separator);
            if (rows.Count > SheetLimits.Rows)
            {
                return SheetLimits.TooManyRows;
            }

            sheets.Add(new Sheet(written.Encoding, null, rows.Count > 0 && hint == separator ? rows[1..] : rows));
        }

        sheets = [.. sheets.OrderByDescending(Evenness)];
        return sheets[0].Rows.Any(row => row.Cells.Count > SheetLimits.Columns) ? SheetLimits.TooManyColumns : sheets;
    }

    // How many of its rows have as many cells as most have, where those are two or more.
    private static double Evenness(Sheet sheet)
    {
        var most = sheet.Rows.Take(Looked / SheetLimits.Columns).GroupBy(row => row.Cells.Count).MaxBy(rows => rows.Count());
        return most is null || most.Key < 2 ? 0 : (double)most.Count() / Math.Min(sheet.Rows.Count, Looked / SheetLimits.Columns);
    }

    private static List<SheetRow> Rows(string text, char separator)
    {
        var (rows, broken) = Rows(text, separator, linesInCells: true);
        return broken || rows.Exists(row => row.Lines > MostLinesInCell) ? Rows(text, separator, linesInCells: false).Rows : rows;
    }

    private static (List<SheetRow> Rows, bool Broken) Rows(string text, char separator, bool linesInCells)
    {
        var broken = new HashSet<long>();
        using var csv = CsvReader.FromText(text, SheetStyle.Of(separator, linesInCells, record =>
        {
            if (record.Reason is not CsvMalformedReason.StrayQuote)
            {
                broken.Add(record.LineNumber);
            }
        }));
        var rows = new List<SheetRow>();
        while (rows.Count <= SheetLimits.Rows && csv.Read())
        {
            var lines = 1 + csv.RawRecord.Count((byte)'\n');
            if (SheetRow.Of((int)csv.LineNumber, csv.Cells().Take(2 * SheetLimits.Columns).Select(Cut), lines) is { } row)
            {
                rows.Add(row with { IsBroken = broken.Contains(csv.LineNumber) });
            }
        }

        return (rows, broken.Count > 0);
    }

    private static string Cut(string cell) => cell.Length > SheetLimits.Cell ? cell[..SheetLimits.Cell] : cell;

    // One kind of line ends; a form feed is where a printer began a new sheet of paper.
    private static string Plain(string text) => new StringBuilder(text).Replace("\r\n", "\n").Replace('\r', '\n').Replace("\f", "").ToString();
}
