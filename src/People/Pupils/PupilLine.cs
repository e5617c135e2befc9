using Countersign.People.Records;
using Countersign.People.Sheets;

namespace Countersign.People.Pupils;

/// <summary>One line of a pupil list: the names on it, or why there are none to take.</summary>
internal sealed class PupilLine
{
    private static readonly PupilColumn[] Firsts = [PupilColumn.LegalFirst, PupilColumn.First, PupilColumn.PreferredFirst];

    private static readonly PupilColumn[] Surnames = [PupilColumn.LegalSurname, PupilColumn.Surname, PupilColumn.PreferredSurname];

    private static readonly PupilColumn[] Wholes = [PupilColumn.Name, PupilColumn.NameSurnameFirst];

    private readonly PupilColumns columns;
    private readonly SheetRow row;
    private readonly List<string> cells = [];

    public PupilLine(SheetRow row, PupilColumns columns, bool cellsCanShift)
    {
        this.columns = columns;
        this.row = cellsCanShift ? Joined(row, columns) : row;
        var tooMany = cellsCanShift && this.row.Cells.Count > columns.Width
            ? columns.Headings is null ? "there are more cells than in other lines" : "there are more cells than headings, so nobody can tell which is which"
            : null;
        Names = Read();
        Why = tooMany ?? cells.Select(PupilNameCell.Fault).FirstOrDefault(fault => fault is not null)
            ?? (Names.FirstName.Length > 0 ? null
                : Names.Surname is null ? "there is no name" : "there is a surname and no first name. Whoever has one name only has it as first name");
    }

    public PupilNames Names { get; }

    public string? Why { get; }

    /// <summary>What stands in the cells of the names, as it stands there.</summary>
    public IReadOnlyList<string> Cells => cells;

    /// <summary>Which of the columns is read for what.</summary>
    public static IEnumerable<(string What, PupilColumn Column)> Sources(PupilColumns columns)
    {
        var (first, whole) = (columns.AnyOf(Firsts), columns.AnyOf(Wholes));
        var surname = columns.AnyOf(Surnames);
        var isFirst = first is PupilColumn.First or PupilColumn.LegalFirst || whole is null;
        yield return ("first", isFirst ? first!.Value : whole!.Value);
        yield return ("surname", surname ?? whole!.Value);

        if (Preferred(columns) is { } preferred)
        {
            yield return ("preferred", preferred);
        }

        if (OtherSurname(columns) is { } other)
        {
            yield return ("preferredSurname", other);
        }
    }

    // Where the legal name has a column of its own, the one without that word holds what they are called.
    private static PupilColumn? Preferred(PupilColumns columns) =>
        columns.Has(PupilColumn.PreferredFirst) && (columns.Has(PupilColumn.First) || columns.Has(PupilColumn.LegalFirst) || columns.AnyOf(Wholes) is not null)
            ? PupilColumn.PreferredFirst
            : columns.Has(PupilColumn.LegalFirst) && columns.Has(PupilColumn.First) ? PupilColumn.First : null;

    private static PupilColumn? OtherSurname(PupilColumns columns) =>
        columns.Has(PupilColumn.PreferredSurname) && (columns.Has(PupilColumn.Surname) || columns.Has(PupilColumn.LegalSurname)) ? PupilColumn.PreferredSurname
            : columns.Has(PupilColumn.LegalSurname) && columns.Has(PupilColumn.Surname) ? PupilColumn.Surname : null;

    // A whole name is read where the file does not hold its parts as well.
    private static bool IsWhole(PupilColumns columns) => columns.AnyOf(Wholes) is not null
        && !((columns.Has(PupilColumn.First) || columns.Has(PupilColumn.LegalFirst)) && columns.AnyOf(Surnames) is not null);

    // "Bright, Oliver" without quotation marks is two cells where the heading has one.
    private static SheetRow Joined(SheetRow row, PupilColumns columns) =>
        row.Cells.Count == columns.Width + 1 && columns.AnyOf(Wholes) is { } whole && columns.Place(whole) is { } place && columns.AnyOf(Firsts[..2]) is null
            ? row with { Cells = [.. row.Cells.Take(place), $"{row[place]}, {row[place + 1]}", .. row.Cells.Skip(place + 2)] }
            : row;

    private PupilNames Read()
    {
        var (first, surname) = (Name(columns.AnyOf(Firsts)), Name(columns.AnyOf(Surnames)));
        var preferred = Called(Preferred(columns));
        var other = Name(OtherSurname(columns));
        if (IsWhole(columns) && columns.AnyOf(Wholes) is { } column)
        {
            var whole = Name(column);
            var hasFirst = columns.Has(PupilColumn.First) || columns.Has(PupilColumn.LegalFirst);
            if (hasFirst && !IsIn(whole, first))
            {
                surname = whole;
            }
            else if (columns.AnyOf(Surnames) is not null && surname.Length > 0 && !IsIn(whole, surname))
            {
                first = whole;
            }
            else
            {
                var split = WholeName.Split(whole, column == PupilColumn.NameSurnameFirst);
                (first, surname) = (split.FirstName, split.Surname ?? "");
                preferred = preferred.Length > 0 ? preferred : split.PreferredName ?? "";
            }
        }
        else
        {
            (first, var called) = WholeName.WithoutBrackets(first);
            preferred = preferred.Length > 0 ? preferred : called;
        }

        preferred = WithoutSurname(preferred, surname);
        first = first.Length > 0 ? first : preferred;
        (surname, other) = surname.Length > 0 ? (surname, other) : (other, "");
        return new PupilNames(first, preferred.Length == 0 || Same(preferred, first) ? null : preferred, surname.Length == 0 ? null : surname)
        {
            OtherSurname = other.Length == 0 || Same(other, surname) ? null : other,
        };
    }

    private string Name(PupilColumn? column) => column is { } there ? Note(PupilNameCell.Name(columns.Read(row, there))) : "";

    private string Called(PupilColumn? column) => column is { } there ? Note(PupilNameCell.Preferred(columns.Read(row, there))) : "";

    private string Note(string name)
    {
        // A class in brackets is no part of a name.
        var plain = WholeName.WithoutBrackets(name) is { Called: "" } bare ? bare.Name : name;
        if (plain.Length > 0)
        {
            cells.Add(plain);
        }

        return plain;
    }

    private static bool IsIn(string whole, string name) => whole.Contains(',', StringComparison.Ordinal)
        || $" {whole} ".Contains($" {name} ", StringComparison.OrdinalIgnoreCase);

    // Some columns of preferred names hold the surname as well.
    private static string WithoutSurname(string preferred, string surname) =>
        surname.Length > 0 && preferred.EndsWith(" " + surname, StringComparison.OrdinalIgnoreCase) ? preferred[..^(surname.Length + 1)].Trim()
            : surname.Length > 0 && preferred.StartsWith(surname + ", ", StringComparison.OrdinalIgnoreCase) ? preferred[(surname.Length + 2)..].Trim()
            : preferred;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
