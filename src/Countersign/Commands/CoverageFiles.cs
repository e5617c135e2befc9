using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.Commands.Traceability;
using Countersign.PolicyLanguage.Model;
using CsvHelper;

namespace Countersign.Commands;

/// <summary>Reads the tables in the folder <c>coverage</c> beside the policy documents.</summary>
/// <param name="folder">The folder of the documents, as the person named it.</param>
internal sealed partial class CoverageFiles(string folder, List<Problem> problems)
{
    // What Excel writes elsewhere, semicolons and guesses, is not accepted: a table read in two ways would count twice.
    private static readonly CsvReaderOptions Style =
        new() { Separator = ',', HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };

    /// <summary>Which rows each document has to account for; nothing where the table has a problem.</summary>
    public IReadOnlyList<CoverageRows> Rows() => [.. Read(PathOf("rows"), ["document", "first", "last"]).Select(Rows).OfType<CoverageRows>()];

    public Served Served()
    {
        var read = Read(PathOf("served"), ["kind", "name"]).ToLookup(row => row.Cells[0], row => row.Cells[1]);
        return new Served(read["screen"].ToHashSet(StringComparer.Ordinal), read["record"].ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether a document is accounted for at all; false while its table is not written.</summary>
    public bool Has(string document) => File.Exists(PathOf(document));

    /// <summary>Checks one document against its table; null, and a problem, where one of the two cannot be read.</summary>
    public CoverageReport? Check(CoverageRows expected, Served served)
    {
        var path = PathOf(expected.Document);
        var before = problems.Count;
        var lines = Read(
            path,
            ["row", "clause", "how", "by"]).Select(row => new CoverageLine(path, row.Line, row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3])).ToList();
        var policy = problems.Count == before ? PolicyFiles.Read(Path.Combine(folder, expected.Document + ".md"), problems) : null;
        return policy is null ? null : RequirementCoverage.Of(policy, expected, path, lines, served);
    }

    private string PathOf(string name) => Path.Combine(folder, "coverage", name + ".csv");

    private CoverageRows? Rows((int Line, string[] Cells) row)
    {
        var (first, last) = (RowName().Match(row.Cells[1]), RowName().Match(row.Cells[2]));
        if (!first.Success || !last.Success || first.Groups[1].Value != last.Groups[1].Value)
        {
            problems.Add(new Problem(
                PathOf("rows"),
                row.Line,
                $"`{row.Cells[1]}` to `{row.Cells[2]}` is no range of rows",
                "write the first and the last, such as `S1-01,S1-124`"));
            return null;
        }

        return new CoverageRows(row.Cells[0], first.Groups[1].Value, Number(first), Number(last));
    }

    private static int Number(Match match) => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);

    private List<(int Line, string[] Cells)> Read(string path, string[] header)
    {
        var rows = new List<(int, string[])>();
        if (!File.Exists(path))
        {
            problems.Add(new Problem(path, 1, "there is no such file", $"begin it with the line `{string.Join(',', header)}`"));
            return rows;
        }

        try
        {
            using var csv = CsvReader.FromFile(path, Style);
            while (csv.Read())
            {
                Add(path, header, csv, rows);
            }
        }
        catch (CsvFormatException bad)
        {
            problems.Add(new Problem(
                path,
                (int)bad.LineNumber,
                "a quotation mark is out of place in this line",
                "put one at each end of a cell, and two where the cell itself holds one"));
        }

        return rows;
    }

    private void Add(string path, string[] header, CsvReader csv, List<(int Line, string[] Cells)> rows)
    {
        var cells = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray();
        if (csv.RowNumber == 1)
        {
            if (!cells.SequenceEqual(header))
            {
                problems.Add(new Problem(
                    path,
                    (int)csv.LineNumber,
                    $"the table begins with `{string.Join(',', cells)}`",
                    $"begin it with `{string.Join(',', header)}`"));
            }
        }
        else if (cells.Length != header.Length)
        {
            problems.Add(new Problem(
                path,
                (int)csv.LineNumber,
                $"this line has {cells.Length} cells",
                $"it has {header.Length}: {string.Join(", ", header)}; put quotation marks around a cell that holds a comma"));
        }
        else
        {
            rows.Add(((int)csv.LineNumber, cells));
        }
    }

    [GeneratedRegex("^([A-Z][0-9])-([0-9]{1,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex RowName();
}
