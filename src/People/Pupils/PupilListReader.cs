using Countersign.People.Records;
using Countersign.People.Sheets;

namespace Countersign.People.Pupils;

/// <summary>
/// From a table to the pupils on it. Columns are found by their headings; without any they are taken in the order first, preferred, surname. Whatever
/// line is no pupil is named with the reason, so that nobody is missed in silence.
/// </summary>
internal static class PupilListReader
{
    private static readonly Refusal Unknown = new(
        "The columns of this list are not understood. Write headings into the first line, such as “First name”, “Preferred name” and “Surname”");

    private static readonly Refusal NoSurname = new(
        "The headings name a first name and no surname. Bring a list with both, such as “First name” and “Surname”, or with whole names under “Name”");

    private static readonly Refusal NoFirst = new(
        "The headings name a surname and no first name. Bring a list with both, such as “First name” and “Surname”, or with whole names under “Name”");

    private static readonly Refusal SideBySide = new(
        "The headings name a first name and a surname twice, so two pupils stand on each line. Put them all below each other, one on each line");

    private static readonly Refusal Empty = new("There is nobody on this list");


    /// <param name="readings">Of a text, one for each separator that it may have; of a workbook its sheets.</param>
    /// <param name="chosen">The columns that somebody chose by hand; null where they are to be found.</param>
    public static Outcome<PupilList> Read(IReadOnlyList<Sheet> readings, ChosenColumns? chosen = null)
    {
        var (sheet, columns) = Find(readings);
        columns = chosen is null ? columns : PupilColumns.Chosen(sheet, chosen);
        if (sheet.Rows.Count == 0)
        {
            return Empty;
        }

        if (columns is not { AreEnough: true })
        {
            return columns is null ? Unknown : columns.Has(PupilColumn.Surname) || columns.Has(PupilColumn.LegalSurname) ? NoFirst : NoSurname;
        }

        if (chosen is null && columns.AreTwice)
        {
            return SideBySide;
        }

        var lines = new PupilLines(sheet, columns);
        var list = lines.Read();
        if (lines.Damage is { } why)
        {
            return why;
        }

        // Without headings nobody said that these are names: where most of them are not, the order is another.
        return columns.Headings is null && chosen is null && list.Pupils.Count < list.Unread.Count(line => !line.IsEmpty) ? Unknown
            : list.Pupils.Count == 0 ? Nobody(list)
            : list with { OtherSheets = [.. readings.Where(other => other != sheet && other.Rows.Count > 0).Select(other => other.Name).OfType<string>()] };
    }

    /// <summary>The one of the tables that is read.</summary>
    public static Sheet TableOf(IReadOnlyList<Sheet> readings) => Find(readings).Sheet;

    // The separator by which most headings are known; of a workbook the first sheet that has any.
    private static (Sheet Sheet, PupilColumns? Columns) Find(IReadOnlyList<Sheet> readings)
    {
        var found = readings.Select(sheet => (Sheet: sheet, Columns: PupilColumns.ByHeadings(sheet))).Where(reading => reading.Columns is not null)
            .OrderByDescending(reading => reading.Columns!.AreEnough).ToList();
        if (found.Count == 0)
        {
            var filled = readings.FirstOrDefault(sheet => sheet.Rows.Count > 0) ?? readings[0];
            return (filled, PupilColumns.ByOrder(filled));
        }

        return readings[0].Name is null
            ? found.OrderByDescending(reading => reading.Columns!.AreEnough).ThenByDescending(reading => reading.Columns!.Score).First()
            : found[0];
    }

    private static Refusal Nobody(PupilList list) => list.Unread.FirstOrDefault(line => !line.IsEmpty) is { } line
        ? new Refusal($"No pupil could be read. Line {line.Line}: {line.Why}")
        : Empty;
}
