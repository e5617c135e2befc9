using System.Globalization;
using Countersign.People.Records;
using Countersign.People.Sheets;

namespace Countersign.People.Pupils;

/// <summary>The lines of one table, of which the columns are known: a pupil each, or a reason why not.</summary>
internal sealed class PupilLines(Sheet sheet, PupilColumns columns)
{
    private const string Windows1252 = "windows-1252";

    private static readonly Refusal LettersLost = new(
        "Letters of this file were lost when it was saved: question marks stand in the middle of names. Nothing was taken from it. "
        + "Export the list once more, and save it in Excel as “CSV UTF-8” or as a workbook (.xlsx)");

    // Whoever is named beside the pupils in lists that hold everybody who has an account.
    private static readonly HashSet<string> NoPupils = new(StringComparer.OrdinalIgnoreCase)
    {
        "teacher", "teachers", "staff", "administrator", "sysadmin", "siteadministrator", "districtadministrator", "aide", "proctor", "parent",
        "parents", "guardian", "relative", "carer",
        "principal", "counselor", "contact", "governor", "teaching assistant", "faculty", "employee",
    };

    // How the last lines of printed lists begin.
    private static readonly string[] Footers =
    [
        "total", "totals", "sub total", "subtotal", "grand total", "count", "number of", "printed", "exported", "generated", "produced", "report",
        "end of", "confidential", "created",
        "filters", "applied filters", "as at", "copyright", "©",
    ];

    // A line between the pupils that says whose they are.
    private static readonly string[] Groups = ["class", "form", "year", "group", "set", "house", "school", "team", "list"];

    private readonly List<PupilNames> pupils = [];
    private readonly List<string> ids = [];
    private readonly List<UnreadPupilLine> unread = [];
    private readonly Dictionary<(string First, string Surname), List<Seen>> seen = new(new NamesAlike());

    private readonly List<int> beside = [.. columns.NotNames];
    private bool filledBeside;

    /// <summary>Why nothing of the table is to be taken; null where it is whole.</summary>
    public Refusal? Damage { get; private set; }

    public PupilList Read()
    {
        var begins = columns.Headings is null ? 0 : sheet.Rows.ToList().IndexOf(columns.Headings) + 1;
        foreach (var above in sheet.Rows.Take(begins - 1))
        {
            unread.Add(new UnreadPupilLine(above.Number, "it stands above the headings"));
        }

        var rows = sheet.Rows.Skip(begins).ToList();
        filledBeside = rows.Count(row => beside.Exists(place => row[place].Length > 0)) * 2 > rows.Count;
        rows.ForEach(Add);
        unread.AddRange(sheet.EmptyLines().Select(line => new UnreadPupilLine(line, "nothing stands on it") { IsEmpty = true }));
        return new PupilList
        {
            Pupils = pupils,
            Ids = ids,
            Columns = Called(),
            Written = sheet.Written,
            Unread = [.. unread.OrderBy(line => line.Line)],
            LeftOut = [.. beside.Select(place => PupilNameCell.Squeeze(columns.Headings![place]))],
            Sheet = sheet.Name,
        };
    }

    private void Add(SheetRow row)
    {
        var line = new PupilLine(row, columns, sheet.CellsCanShift);
        var why = row.IsBroken ? "a quotation mark is out of place, so nobody can tell where its cells end"
            : IsHeadings(row) ? "the headings stand here once more"
            : IsFooter(row, line.Names) ? "it is no pupil, but what a printed list says beside them"
            : NotAPupil(row) ?? line.Why;
        Damage ??= line.Cells.Select(Lost).FirstOrDefault(lost => lost is not null);
        if ((why ?? Twice(row, line.Names)) is { } reason)
        {
            unread.Add(new UnreadPupilLine(row.Number, reason));
        }
        else
        {
            pupils.Add(line.Names);
            ids.Add(columns.Read(row, PupilColumn.Id).Trim() is { Length: > 0 } id ? id : row.Number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private Refusal? Lost(string name) =>
        (sheet.Written == Windows1252 ? SheetText.WasNotWindows(name) : null)
        ?? (sheet.CellsCanShift && PupilNameCell.HasLostLetter(name) ? LettersLost : null);

    private bool IsHeadings(SheetRow row) => columns.Headings is { } headings && row.Cells.Count == headings.Cells.Count
        && row.Cells.Zip(headings.Cells).All(cell => string.Equals(cell.First.Trim(), cell.Second.Trim(), StringComparison.OrdinalIgnoreCase));

    private string? NotAPupil(SheetRow row) =>
        NoPupils.Contains(columns.Read(row, PupilColumn.Role).Trim()) ? "the list says that it is somebody else than a pupil"
        : columns.Read(row, PupilColumn.Status).Trim().Equals("tobedeleted", StringComparison.OrdinalIgnoreCase) ? "the list says that it is to be deleted"
        : null;

    // One cell on its own, where the others have more, or one that begins as the last lines of lists do.
    private bool IsFooter(SheetRow row, PupilNames names)
    {
        var filled = row.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Select(PupilNameCell.Squeeze).ToList();
        var words = names.FirstName.Split(' ');
        var isPart = filled.Count == 1 || names.Surname is null;
        return (isPart && !filled[0].Contains(',', StringComparison.Ordinal) && Array.Exists(Footers, word => Begins(filled[0], word)))
            || (filled.Count == 1 && Groups.Any(word => Same(words[0], word) || Same(words[^1], word) || Same(names.Surname, word)))
            || (names.Surname is null && (words.Length > 3 || (filledBeside && beside.TrueForAll(place => row[place].Length == 0))));
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (text.Length == word.Length || !char.IsLetter(text[word.Length]));

    /// <summary>Why the pupil is not taken a second time; null where they are somebody else. Systems tell two pupils of one name apart by a number.</summary>
    private string? Twice(SheetRow row, PupilNames names)
    {
        var key = (names.FirstName, names.Surname ?? "");
        var now = new Seen(row.Number, pupils.Count, columns.Read(row, PupilColumn.Id).Trim(), columns.Read(row, PupilColumn.Birth).Trim());
        var before = seen.TryGetValue(key, out var all) ? all.Find(one => one.MayBe(now) && SameCalled(pupils[one.Place], names)) : null;
        if (before is null)
        {
            seen[key] = all ?? [];
            seen[key].Add(now);
            return null;
        }

        pupils[before.Place] = pupils[before.Place] with
        {
            PreferredName = pupils[before.Place].PreferredName ?? names.PreferredName,
            OtherSurname = pupils[before.Place].OtherSurname ?? names.OtherSurname,
        };
        return $"the same pupil stands in line {before.Line}";
    }

    private static bool SameCalled(PupilNames one, PupilNames other) => one.PreferredName is null || other.PreferredName is null
        || string.Equals(one.PreferredName, other.PreferredName, StringComparison.OrdinalIgnoreCase);

    private Dictionary<string, string> Called()
    {
        var found = new Dictionary<string, string>();
        foreach (var (what, column) in PupilLine.Sources(columns))
        {
            found[what] = columns.Called(column);
        }

        return found;
    }

    private sealed record Seen(int Line, int Place, string Id, string Birth)
    {
        public bool MayBe(Seen other) => (Id.Length == 0 || other.Id.Length == 0 || Id.Equals(other.Id, StringComparison.OrdinalIgnoreCase))
            && (Birth.Length == 0 || other.Birth.Length == 0 || Birth == other.Birth || (Id.Length > 0 && Id == other.Id));
    }

    private sealed class NamesAlike : IEqualityComparer<(string First, string Surname)>
    {
        public bool Equals((string First, string Surname) one, (string First, string Surname) other) =>
            one.First.Equals(other.First, StringComparison.OrdinalIgnoreCase) && one.Surname.Equals(other.Surname, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string First, string Surname) names) => HashCode.Combine(
            names.First.GetHashCode(StringComparison.OrdinalIgnoreCase), names.Surname.GetHashCode(StringComparison.OrdinalIgnoreCase));
    }
}
