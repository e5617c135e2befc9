namespace Countersign.People.Sheets;

/// <summary>A table as somebody brought it: its rows, each with the number of its line, and how it was written down.</summary>
/// <param name="Written">Such as <c>utf-8</c>, <c>windows-1252</c> or <c>xlsx</c>.</param>
/// <param name="Name">What the sheet of a workbook is called; null where there is but one table.</param>
internal sealed record Sheet(string Written, string? Name, IReadOnlyList<SheetRow> Rows)
{
    public const string Workbook = "xlsx";

    /// <summary>Whether a cell too many can have pushed the others aside: a comma in a line can, a cell of a workbook stays where it is.</summary>
    public bool CellsCanShift => Written != Workbook;

    /// <summary>Lines between its first and its last row on which nothing stands.</summary>
    public IEnumerable<int> EmptyLines()
    {
        var next = Rows.Count == 0 ? 0 : Rows[0].Number;
        foreach (var row in Rows)
        {
            for (var line = next; line < row.Number; line++)
            {
                yield return line;
            }

            next = row.Number + row.Lines;
        }
    }
}

/// <summary>A row in which something stands. Cells at its end that hold nothing are left away.</summary>
/// <param name="Number">The line on which it begins, counted from 1.</param>
/// <param name="Lines">How many lines it takes: a cell in quotation marks may hold line breaks.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells, int Lines = 1)
{
    /// <summary>A quotation mark stands where none belongs, so nobody can tell where its cells end.</summary>
    public bool IsBroken { get; init; }

    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";

    /// <summary>The row without what is empty at its end; null where nothing is left.</summary>
    public static SheetRow? Of(int number, IEnumerable<string> cells, int lines = 1)
    {
        var all = cells.ToList();
        var last = all.FindLastIndex(cell => !string.IsNullOrWhiteSpace(cell));
        return last < 0 ? null : new SheetRow(number, all[..(last + 1)], lines);
    }
}

/// <summary>How much a table may hold. The largest school has a third of it.</summary>
internal static class SheetLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int Bytes = 4 * 1024 * 1024;

    public const int Rows = 10_000;

    public const int Columns = 100;

    /// <summary>Characters of one cell; the rest is not looked at.</summary>
    public const int Cell = 500;

    /// <summary>Characters of all cells together.</summary>
    public const int Characters = 4_000_000;

    /// <summary>Sheets of a workbook that are looked at.</summary>
    public const int Sheets = 20;

    /// <summary>Files inside a workbook, and what all of them unpack to: a file of a few kilobytes can unpack to gigabytes.</summary>
    public const int Parts = 1_000;

    public const long Unpacked = 60_000_000;

    /// <summary>Characters of one part, elements of all, and how deep they lie inside each other.</summary>
    public const int PartCharacters = 40_000_000;

    public const int Elements = 4_000_000;

    public const int Depth = 50;

    public static readonly Refusal TooManyRows = new($"The list has more than {Rows:N0} lines. Bring the pupils of one school at a time");

    public static readonly Refusal TooManyColumns = new($"The list has more than {Columns} columns. Leave out those that are not needed");

    public static readonly Refusal TooLarge = new($"The file must be {Bytes >> 20} MB or smaller. Leave out the columns that are not needed");
}
