using Countersign.People.Sheets;

namespace Countersign.People.Pupils;

/// <summary>Which columns somebody chose by hand, counted from nought; null where none holds it.</summary>
/// <param name="First">A first name, or the whole name where no column is chosen for the surname.</param>
internal sealed record ChosenColumns(int First, int? Preferred, int? Surname, bool HasHeadings);

/// <summary>Where a table says what of a pupil.</summary>
internal sealed class PupilColumns
{
    // A printed list has its title and a few lines more above the headings.
    private const int LinesAbove = 30;

    private readonly Dictionary<PupilColumn, int> places;

    private PupilColumns(SheetRow? headings, Dictionary<PupilColumn, int> places) => (Headings, this.places) = (headings, places);

    /// <summary>The row that names the columns; null where none does.</summary>
    public SheetRow? Headings { get; }

    /// <summary>How much of the table is known by its headings, to choose between two readings of it.</summary>
    public int Score => places.Keys.Sum(column => PupilHeading.IsName(column) ? 10 : 1);

    /// <summary>Whether the headings are enough to tell a first name and a surname.</summary>
    public bool AreEnough => (Has(PupilColumn.Name) || Has(PupilColumn.NameSurnameFirst))
        || (AnyOf(PupilColumn.LegalFirst, PupilColumn.First, PupilColumn.PreferredFirst) is not null
            && AnyOf(PupilColumn.LegalSurname, PupilColumn.Surname, PupilColumn.PreferredSurname) is not null);

    /// <summary>Whether the headings name a first name and a surname twice in the same words: two pupils stand on each line, side by side.</summary>
    public bool AreTwice => Headings is { } row && IsTwice(row, PupilColumn.LegalFirst, PupilColumn.First)
        && IsTwice(row, PupilColumn.LegalSurname, PupilColumn.Surname);

    /// <summary>By the row of headings that says most; null where no row is one.</summary>
    public static PupilColumns? ByHeadings(Sheet sheet) => sheet.Rows.Take(LinesAbove).Select(Of).OfType<PupilColumns>()
        .OrderByDescending(columns => columns.AreEnough).ThenByDescending(columns => columns.Score).FirstOrDefault();

    /// <summary>By what somebody chose.</summary>
    public static PupilColumns Chosen(Sheet sheet, ChosenColumns chosen)
    {
        var places = new Dictionary<PupilColumn, int> { [chosen.Surname is null ? PupilColumn.Name : PupilColumn.First] = chosen.First };
        if (chosen.Surname is { } surname)
        {
            places[PupilColumn.Surname] = surname;
        }

        if (chosen.Preferred is { } preferred)
        {
            places[PupilColumn.PreferredFirst] = preferred;
        }

        return new PupilColumns(chosen.HasHeadings ? ByHeadings(sheet)?.Headings ?? (sheet.Rows.Count > 0 ? sheet.Rows[0] : null) : null, places);
    }

    /// <summary>
    /// Without headings: first, preferred, surname; of two columns first and surname; one alone is a whole name. Null where there are
    /// more, for nobody can tell.
    /// </summary>
    public static PupilColumns? ByOrder(Sheet sheet)
    {
        if (sheet.Rows.Count == 0)
        {
            return null;
        }

        // Of every row the first cell that is filled; a footer may begin further to the left than the names do.
        var begin = sheet.Rows.Min(row => row.Cells.TakeWhile(string.IsNullOrWhiteSpace).Count());
        var counts = sheet.Rows.Select(row => row.Cells.Count).OrderDescending().ToList();
        return (counts[counts.Count / 5] - begin) switch
        {
            1 => Order((PupilColumn.Name, 0)),
            2 => Order((PupilColumn.First, 0), (PupilColumn.Surname, 1)),
            3 => Order((PupilColumn.First, 0), (PupilColumn.PreferredFirst, 1), (PupilColumn.Surname, 2)),
            _ => null,
        };

        PupilColumns Order(params (PupilColumn Column, int Place)[] columns) =>
            new(null, columns.ToDictionary(column => column.Column, column => begin + column.Place));
    }

    public bool Has(PupilColumn column) => places.ContainsKey(column);

    /// <summary>The first of these columns that is there.</summary>
    public PupilColumn? AnyOf(params PupilColumn[] columns) => columns.Where(Has).Select(column => (PupilColumn?)column).FirstOrDefault();

    public string Read(SheetRow row, PupilColumn column) => places.TryGetValue(column, out var place) ? row[place] : "";

    public int? Place(PupilColumn column) => places.TryGetValue(column, out var place) ? place : null;

    /// <summary>What the column is called in the file; its number where nothing stands above it.</summary>
    public string Called(PupilColumn column)
    {
        var heading = Headings?[places[column]] ?? "";
        return string.IsNullOrWhiteSpace(heading)
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"column {places[column] + 1}")
            : PupilNameCell.Squeeze(heading);
    }

    /// <summary>How many columns the headings name, or the order takes; what stands further to the right belongs to none.</summary>
    public int Width => Headings?.Cells.Count ?? places.Values.Max() + 1;

    /// <summary>Columns with a heading in which no name stands.</summary>
    public IEnumerable<int> NotNames => Enumerable.Range(0, Headings?.Cells.Count ?? 0)
        .Where(place => !string.IsNullOrWhiteSpace(Headings![place]) && !places.Any(known => known.Value == place && PupilHeading.IsName(known.Key)));

    private bool IsTwice(SheetRow row, PupilColumn legal, PupilColumn plain) => AnyOf(legal, plain) is { } column && row.Cells.Index()
        .Any(cell => cell.Index != places[column] && string.Equals(cell.Item.Trim(), row[places[column]].Trim(), StringComparison.OrdinalIgnoreCase));

    // A row is one of headings where one of them can be nothing else, or where most of its cells are.
    private static PupilColumns? Of(SheetRow row)
    {
        var found = row.Cells.Index().Where(cell => !string.IsNullOrWhiteSpace(cell.Item) && cell.Item.Length <= 80)
            .Select(cell => (cell.Index, cell.Item, Column: PupilHeading.Of(cell.Item))).Where(cell => cell.Column is not null).ToList();
        var names = found.Where(cell => PupilHeading.IsName(cell.Column!.Value)).ToList();
        var filled = row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
        if (row.IsBroken || names.Count == 0 || (!names.Exists(cell => PupilHeading.IsStrong(cell.Item)) && found.Count * 2 <= filled))
        {
            return null;
        }

        // Two columns of one kind: the one further to the left counts.
        return new PupilColumns(row, found.DistinctBy(cell => cell.Column).ToDictionary(cell => cell.Column!.Value, cell => cell.Index));
    }
}
