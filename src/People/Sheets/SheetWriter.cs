using System.Text;

namespace Countersign.People.Sheets;

/// <summary>Writes a table down as CSV, each row on the line that its number says, so that what was read of it can be shown in a box and read again.</summary>
internal static class SheetWriter
{
    // A workbook may have its last row a million lines below the others.
    private const int MostEmpty = 1_000;

    public static string Write(Sheet sheet)
    {
        var (text, line) = (new StringBuilder(), 1);
        foreach (var row in sheet.Rows)
        {
            for (var empty = row.Number - line is var gap and <= MostEmpty ? gap : 0; empty > 0; empty--)
            {
                text.Append('\n');
                line++;
            }

            text.AppendJoin(',', row.Cells.Select(Cell)).Append('\n');
            line++;
        }

        return text.ToString();
    }

    private static string Cell(string cell)
    {
        var plain = cell.ReplaceLineEndings(" ");
        return plain.AsSpan().IndexOfAny("\",;\t|") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
