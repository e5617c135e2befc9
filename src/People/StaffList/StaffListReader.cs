using System.Globalization;
using Countersign.People.Sheets;
using CsvHelper;

namespace Countersign.People.StaffList;

/// <summary>Reads a list of staff as directories and school systems export it. The first line names the columns.</summary>
internal static class StaffListReader
{
    public const int MostCharacters = 2 * 1024 * 1024;

    public const int MostLines = 5000;

    private const int LongestName = 120;

    private const int LongestAddress = 254;

    private const int LongestRole = 60;

    private const int MostRoles = 20;

    private static readonly string[] Days =
    [
        "d/M/yyyy", "yyyy-M-d", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy",
        "d/M/yyyy HH:mm", "d/M/yyyy HH:mm:ss", "yyyy-M-d HH:mm:ss", "yyyy-M-dTHH:mm:ss",
    ];

    /// <summary>
    /// Refused as a whole where it cannot be told where a line ends: whoever stands after a stray quotation mark would be taken for a leaver.
    /// </summary>
    public static Outcome<StaffLines> Read(string text)
    {
        if (text.Length > MostCharacters)
        {
            return new Refusal($"The list must be {MostCharacters >> 20} MB or smaller. Leave out the columns that are not needed");
        }

        var whole = text.TrimStart('\uFEFF', '\r', '\n');
        var skipped = text.AsSpan(0, text.Length - whole.Length).Count('\n');
        using var csv = CsvReader.FromText(whole, SheetStyle.Of(FirstLine(whole)));
        try
        {
            return Lines(csv, skipped);
        }
        catch (CsvFormatException bad)
        {
            return new Refusal(
                $"Line {bad.LineNumber + skipped} has a quotation mark out of place, so nobody can tell where it ends. Put one at each end of the cell");
        }
    }

    private static ReadOnlySpan<char> FirstLine(string text) => text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? text.AsSpan(0, end) : text;

    private static Outcome<StaffLines> Lines(CsvReader csv, int skipped)
    {
        if (!csv.Read() || (csv.GetString(0).StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && !csv.Read()))
        {
            return new Refusal("Paste the list, or choose a file");
        }

        var found = StaffColumns.Find(csv.Cells());
        if (found is not Outcome<StaffColumns>.Done(var columns))
        {
            return ((Outcome<StaffColumns>.Refused)found).Why;
        }

        var (read, unread) = (new List<StaffLine>(), new List<UnreadLine>());
        while (csv.Read())
        {
            if (read.Count + unread.Count == MostLines)
            {
                return new Refusal($"The list must have {MostLines} lines or fewer. Bring the staff of one school at a time");
            }

            Add(columns, (int)csv.LineNumber + skipped, csv.Cells(), read, unread);
        }

        // Everybody here would be a leaver.
        return read.Count + unread.Count == 0 ? new Refusal("There is nobody on this list, only headings") : WithoutTwins(read, unread);
    }

    private static void Add(StaffColumns columns, int number, string[] cells, List<StaffLine> read, List<UnreadLine> unread)
    {
        if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
        {
            return;
        }

        var name = columns.Read(cells, StaffColumn.Name);
        name = name.Length > 0 ? name : $"{columns.Read(cells, StaffColumn.FirstName)} {columns.Read(cells, StaffColumn.LastName)}".Trim();
        var address = columns.Read(cells, StaffColumn.Address);
        var roles = RoleWords.Tidy(columns.Read(cells, StaffColumn.Roles).Split(';', ','));
        var day = columns.Read(cells, StaffColumn.LastDay);
        var lastDay = DateOnly.TryParseExact(day, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1950 and < 2200
            ? date : (DateOnly?)null;
        var inUse = columns.InUse(cells);
        var fault = Fault(name, address, roles)
            ?? (day.Length > 0 && lastDay is null ? "the last day is no date. Write it as 31/08/2027" : null)
            ?? (inUse is null ? "the status is a word that is not known here. Write active or suspended, or leave the column out" : null);
        if (fault is null)
        {
            read.Add(new StaffLine(number, name, address, roles, lastDay, inUse == true));
        }
        else
        {
            unread.Add(new UnreadLine(number, $"Line {number}: {fault}", Cut(name), address.Length > LongestAddress ? "" : address));
        }
    }

    private static string? Fault(string name, string address, IReadOnlyList<string> roles) =>
        address.Length == 0 ? "there is no e-mail address. Somebody without one is added by hand"
        : address.Length > LongestAddress ? $"the e-mail address is longer than {LongestAddress} characters"
        : !IsAddress(address) ? "the e-mail address is not like name@school.example"
        : name.Length == 0 ? "there is no name"
        : name.Length > LongestName ? $"the name is longer than {LongestName} characters"
        : "=+-@".Contains(name[0], StringComparison.Ordinal) ? "the name begins like a formula of a spreadsheet. Write the name alone"
        : name.Any(IsHidden) ? "the name holds characters that cannot be seen. Type it anew"
        : roles.Count > MostRoles ? $"there are more than {MostRoles} roles"
        : roles.Any(role => role.Length > LongestRole) ? $"a role is longer than {LongestRole} characters"
        : roles.Any(role => role.Any(IsHidden)) ? "a role holds characters that cannot be seen. Type it anew"
        : null;

    private static bool IsAddress(string address) =>
        address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < address.Length - 1 && address.LastIndexOf('@') == at
        && !address.Any(letter => char.IsWhiteSpace(letter) || IsHidden(letter) || letter is ',' or ';' or '<' or '>' or '"');

    // Controls, and what turns the writing around it; joiners inside an emoji or a Persian name are neither.
    private static bool IsHidden(char letter) =>
        char.IsControl(letter) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFD' or '\uFEFF';

    private static string Cut(string name) => name.Length > LongestName ? "" : name;

    // One address is one person, so of two lines nobody can tell which one is meant.
    private static StaffLines WithoutTwins(List<StaffLine> read, List<UnreadLine> unread)
    {
        var numbers = read.Select(line => (line.Number, line.Address)).Concat(unread.Select(line => (line.Number, line.Address)))
            .ToLookup(line => line.Address, line => line.Number, StringComparer.OrdinalIgnoreCase);
        var twins = read.Where(line => numbers[line.Address].Skip(1).Any()).Select(line => new UnreadLine(
            line.Number, $"Line {line.Number}: the same e-mail address stands in line {Other(line)}", line.Name, line.Address));
        return new StaffLines([.. read.Where(line => !numbers[line.Address].Skip(1).Any())], [.. unread.Concat(twins).OrderBy(line => line.Number)]);

        int Other(StaffLine line) => numbers[line.Address].First(number => number != line.Number);
    }
}
