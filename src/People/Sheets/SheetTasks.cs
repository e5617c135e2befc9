using System.Xml;
using Countersign.Foundation.Worker;

namespace Countersign.People.Sheets;

/// <summary>What a worker found in a workbook: its sheets, or the sentence that refuses it.</summary>
internal sealed record WorkbookAnswer(IReadOnlyList<Sheet>? Sheets, string? Refused)
{
    private const int LongestSentence = 300;

    private const int LongestName = 1_000;

    /// <summary>Whether it is within what a worker may answer; asked by the program before it goes on with it.</summary>
    public bool IsSound() => Sheets is null
        ? Refused is { Length: > 0 and <= LongestSentence }
        : Refused is null
            && Sheets.Count is > 0 and <= SheetLimits.Sheets
            && Sheets.All(sheet => sheet is { Written: Sheet.Workbook, Name.Length: <= LongestName, Rows.Count: <= SheetLimits.Rows }
                && sheet.Rows.All(IsSound))
            && Sheets.Sum(sheet => sheet.Rows.Sum(row => row.Cells.Sum(cell => (long)cell.Length))) <= SheetLimits.Characters;

    private static bool IsSound(SheetRow row) => row is { Number: > 0, Lines: 1, IsBroken: false, Cells.Count: > 0 and <= SheetLimits.Columns }
        && row.Cells.All(cell => cell is { Length: <= 2 * SheetLimits.Cell });
}

/// <summary>What workers do for this module: they open the workbooks that people bring.</summary>
internal static class SheetTasks
{
    public static readonly WorkerTask<WorkbookAnswer> Workbooks =
        new("workbook", TimeSpan.FromSeconds(15), ReadWorkbook, static answer => answer.IsSound());

    private static WorkbookAnswer ReadWorkbook(byte[] bytes)
    {
        try
        {
            return Workbook.Read(bytes) switch
            {
                Outcome<List<Sheet>>.Done({ Count: > 0 } sheets) => new WorkbookAnswer(sheets, null),
                Outcome<List<Sheet>>.Refused(var why) => new WorkbookAnswer(null, why.Sentence),
                _ => new WorkbookAnswer(null, "The workbook has no sheet with a table on it"),
            };
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or XmlException or ArgumentException or FormatException
            or OverflowException or InvalidOperationException or NotSupportedException)
        {
            return new WorkbookAnswer(null, "The workbook is damaged, or is no workbook. Open it in Excel, save it again as .xlsx and try once more");
        }
    }
}
