using CsvHelper;

namespace Countersign.People.Sheets;

/// <summary>How the tables that schools bring are written: commas, semicolons or tabs, with quotation marks where somebody needed them.</summary>
internal static class SheetStyle
{
    private static readonly CsvReaderOptions Usual = new()
    {
        HasHeader = false,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        DetectSeparatorHint = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        IncludeValuesInExceptions = false,
    };

    /// <summary>For a table of which this is the first line: its tabs separate the cells, or else its semicolons, or else its commas.</summary>
    public static CsvReaderOptions Of(ReadOnlySpan<char> line) => Usual with { Separator = line.Contains('\t') ? '\t' : line.Contains(';') ? ';' : ',' };

    /// <summary>For a table of which the separator is known. What is wrong with its quotation marks is said, and does not end the reading.</summary>
    public static CsvReaderOptions Of(char separator, bool linesInCells, Action<CsvMalformedRecord> malformed) => Usual with
    {
        Separator = separator,
        AllowLineBreaksInQuotes = linesInCells,
        MalformedData = CsvMalformedDataHandling.Recover,
        OnMalformedRecord = malformed,
    };

    public static string[] Cells(this CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
}
