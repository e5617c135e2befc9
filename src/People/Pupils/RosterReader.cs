using Countersign.People.Records;
using Countersign.People.Sheets;
using CsvHelper;

namespace Countersign.People.Pupils;

/// <summary>What a pasted list held: the pupils that could be read, and the lines that could not, by number.</summary>
internal sealed record RosterRead(IReadOnlyList<PupilNames> Pupils, IReadOnlyList<string> Faults);

/// <summary>
/// Reads "first name, preferred name, surname", one pupil on each line, separated by commas, semicolons or tabs; names may
/// stand in quotation marks. A first line of headings is passed over.
/// </summary>
internal static class RosterReader
{
    /// <summary>The most lines that are read. The largest school has a third of it.</summary>
    public const int MostLines = 10_000;

    private const int LongestName = 80;

    // Three names with their quotation marks. What is longer is no line of names, and nothing is gained by taking it apart.
    private const int LongestLine = 500;

    public static RosterRead Read(string text)
    {
        var pupils = new List<PupilNames>();
        var faults = new List<string>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length > MostLines)
        {
            return new RosterRead([], [$"The roster has more than {MostLines:N0} lines. Send one line for each pupil"]);
        }

        foreach (var (number, line) in lines.Index().Where(line => line.Item.Trim().Length > 0))
        {
            var parts = line.Length > LongestLine ? [] : Parts(line.TrimStart('\uFEFF'));
            if (number == 0
                && parts is [var heading, .., var last]
                && heading.StartsWith("first", StringComparison.OrdinalIgnoreCase)
                && last.StartsWith("surname", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (parts is [{ Length: > 0 and <= LongestName } first, { Length: <= LongestName } preferred, { Length: > 0 and <= LongestName } surname])
            {
                pupils.Add(new PupilNames(first, preferred.Length == 0 ? null : preferred, surname));
            }
            else if (parts is null)
            {
                faults.Add($"Line {number + 1} has a quotation mark out of place: leave it out, or put one at each end of the name");
            }
            else
            {
                faults.Add($"Line {number + 1} needs three names: first name, preferred name (may be empty), surname");
            }
        }

        return new RosterRead(pupils, faults);
    }

    /// <summary>The cells of one line; none where a quotation mark is out of place.</summary>
    private static string[]? Parts(string line)
    {
        using var csv = CsvReader.FromText(line, SheetStyle.Of(line) with { AllowLineBreaksInQuotes = false });
        try
        {
            return csv.Read() ? csv.Cells() : [];
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }
}
