using Countersign.Screening.Names;
using CsvHelper;

namespace Countersign.Commands;

/// <summary>
/// A pupil list in a file (CSV), for trying the screening: columns <c>id</c>, <c>first</c>, <c>preferred</c> and <c>surname</c> in any order, others
/// are passed over. The surname may be empty; without an id a pupil has the number of the line.
/// </summary>
internal sealed class PupilFile
{
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly Dictionary<Guid, string> ids = [];

    private PupilFile(IReadOnlyList<(string Id, string First, string? Preferred, string Surname)> pupils)
    {
        Roster = Roster.Of([.. pupils.Select(pupil =>
        {
            var id = Guid.CreateVersion7();
            ids[id] = pupil.Id;
            return new RosterName(id, pupil.First, pupil.Preferred, pupil.Surname);
        })]);
    }

    public Roster Roster { get; }

    /// <summary>The id that the pupil has in the file.</summary>
    public string Id(Guid pupil) => ids[pupil];

    /// <summary>What the file holds, or a sentence that says why it cannot be read.</summary>
    public static (PupilFile? File, string? Fault) Read(FileInfo file)
    {
        if (!file.Exists || file.Length > MostBytes)
        {
            return (null, $"{file}: {(file.Exists ? "a pupil list is smaller than 16 MB" : "there is no such file")}");
        }

        var text = File.ReadAllText(file.FullName).TrimStart('\uFEFF');
        try
        {
            using var csv = CsvReader.FromText(text, Style(text));
            return csv.Read() ? Rows(csv, file) : (null, $"{file}: the file is empty");
        }
        catch (CsvFormatException)
        {
            return (null, $"{file}: a quotation mark is out of place");
        }
    }

    private static (PupilFile? File, string? Fault) Rows(CsvReader csv, FileInfo file)
    {
        var columns = Cells(csv).Index().GroupBy(cell => cell.Item.ToLowerInvariant()).ToDictionary(cells => cells.Key, cells => cells.First().Index);
        if (!columns.TryGetValue("first", out var first) || !columns.TryGetValue("surname", out var surname))
        {
            return (null, $"{file}: the first line names the columns: id, first, preferred, surname");
        }

        var pupils = new List<(string, string, string?, string)>();
        for (var line = 2; csv.Read(); line++)
        {
            var cells = Cells(csv);
            string Cell(int column) => column < cells.Length ? cells[column] : "";
            var preferred = columns.TryGetValue("preferred", out var called) ? Cell(called) : "";
            var id = columns.TryGetValue("id", out var number) ? Cell(number) : "";
            if (Cell(first).Length > 0)
            {
                pupils.Add((id.Length > 0 ? id : $"{line}", Cell(first), preferred.Length > 0 ? preferred : null, Cell(surname)));
            }
        }

        return (new PupilFile(pupils), null);
    }

    private static string[] Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];

    private static CsvReaderOptions Style(string text)
    {
        var heading = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length);
        return new CsvReaderOptions
        {
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            IncludeValuesInExceptions = false,
            Separator = heading.Contains('\t') ? '\t' : heading.Contains(';') ? ';' : ',',
        };
    }
}
