using System.Globalization;
using Countersign.People.Sheets;

namespace Countersign.People.Pupils;

/// <summary>Changes of the pupil list in the words of its page.</summary>
internal static class RosterWords
{
    /// <summary>All of it in a line, such as <c>214 pupils, 3 join, 2 leave, 1 line unread</c>.</summary>
    public static string Summary(RosterPlan plan, PupilList list)
    {
        var unread = list.Unread.Count(line => !line.IsEmpty);
        var stay = plan.Pupils - plan.Joined.Count - plan.Renamed.Count;
        return string.Join(", ", ((string[])
        [
            Pupils(plan.Pupils),
            Count(plan.Joined.Count, "joins", "join"),
            Count(plan.Left.Count, "leaves", "leave"),
            Count(plan.Renamed.Count, "is called otherwise", "are called otherwise"),
            plan.Before == 0 ? "" : Count(stay, "stays as they are", "stay as they are"),
            Count(unread, "line unread", "lines unread"),
        ]).Where(part => part.Length > 0));
    }

    public static string Done(RosterPlan plan) =>
        Done(plan.Pupils, plan.Joined.Count, plan.Left.Count, plan.Renamed.Count) + ". From now on posts are checked against these names.";

    public static string Done(RosterChange change) =>
        (change.IsUndo ? "Taken back: " : "") + Done(change.Pupils, change.Joined, change.Left, change.Renamed);

    /// <summary>How a file was written, as people call it.</summary>
    public static string Written(string written) => written switch
    {
        "utf-8" => "text in UTF-8",
        "utf-16" => "text in UTF-16, which Excel calls Unicode",
        "windows-1252" => "text in Windows-1252, as Excel writes CSV in this country",
        "xlsx" => "an Excel workbook",
        _ => "pasted text",
    };

    public static string Column(string what) => what switch
    {
        "first" => "First name",
        "preferred" => "Preferred name",
        "surname" => "Surname",
        _ => "The surname they use",
    };

    public static string Name(PupilNames names)
    {
        string?[] parts = [names.FirstName, names.PreferredName is { } preferred ? $"({preferred})" : null, names.Surname];
        return string.Join(' ', parts.OfType<string>()) + (names.OtherSurname is { } other ? $", also {other}" : "");
    }

    /// <summary>What stands in a column of the first pupils that have something there.</summary>
    public static string Example(PupilList list, string what) => string.Join(", ", list.Pupils
        .Select(pupil => what switch
        {
            "first" => pupil.FirstName,
            "preferred" => pupil.PreferredName,
            "surname" => pupil.Surname,
            _ => pupil.OtherSurname,
        })
        .OfType<string>().Take(3));

    /// <summary>The columns of a table, each with what stands in its first lines, for whoever chooses by hand.</summary>
    public static IEnumerable<(string Value, string Label)> Columns(Sheet table)
    {
        var width = table.Rows.Count == 0 ? 0 : table.Rows.Max(row => row.Cells.Count);
        for (var column = 0; column < Math.Min(width, SheetLimits.Columns); column++)
        {
            var cells = table.Rows.Select(row => PupilNameCell.Squeeze(row[column])).Where(cell => cell.Length > 0).Take(3)
                .Select(cell => cell.Length > 30 ? cell[..30] + "…" : cell);
            var number = (column + 1).ToString(CultureInfo.InvariantCulture);
            yield return (column.ToString(CultureInfo.InvariantCulture), $"Column {number}: {string.Join(", ", cells)}");
        }
    }

    private static string Done(int pupils, int joined, int left, int renamed) => string.Join(", ", ((string[])
    [
        Pupils(pupils), Count(joined, "joined", "joined"), Count(left, "left", "left"), Count(renamed, "is called otherwise", "are called otherwise"),
    ]).Where(part => part.Length > 0));

    private static string Pupils(int count) => count == 1 ? "1 pupil" : $"{Number(count)} pupils";

    private static string Count(int count, string single, string several) => count == 0 ? "" : $"{Number(count)} {(count == 1 ? single : several)}";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
