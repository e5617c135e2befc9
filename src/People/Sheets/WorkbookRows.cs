using System.Globalization;
using System.Text;
using System.Xml;

namespace Countersign.People.Sheets;

/// <summary>What the cells of a workbook refer to: its texts, which of its formats are days, and from when it counts them.</summary>
internal sealed record WorkbookCells(IReadOnlyList<string> Texts, WorkbookDates Dates, bool From1904)
{
    /// <summary>Stands for a formula of which the file does not hold the result: only Excel could reckon it.</summary>
    private const string Formula = "=";

    /// <summary>What Excel shows of the cell, as far as a list of names needs it.</summary>
    public string Shown(string type, string? style, string value, bool isFormula) => type switch
    {
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < Texts.Count ? Texts[place] : "",
        "b" => value.Trim() == "1" ? "TRUE" : value.Trim() == "0" ? "FALSE" : value,
        _ when value.Length == 0 && isFormula && type is not ("str" or "e") => Formula,
        "inlineStr" or "str" or "e" or "d" => value,
        _ when Dates.Has(style) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) => Day(days) ?? value,
        _ => value,
    };

    private string? Day(double days) => days + (From1904 ? 1462 : 0) is > -600_000 and < 2_900_000 and var serial
        ? DateTime.FromOADate(serial).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        : null;
}

/// <summary>The rows of one sheet of a workbook. Cells say where they stand, or follow each other where a program left that out.</summary>
internal sealed class WorkbookRows(WorkbookCells cells)
{
    private readonly WorkbookText text = new();
    private readonly StringBuilder value = new();
    private readonly List<string> row = [];
    private int number;
    private int column;
    private (string Type, string? Style) cell;
    private bool inValue;
    private bool isFormula;

    public List<SheetRow> Found { get; } = [];

    public Refusal? Refused { get; private set; }

    public void Next(XmlReader reader)
    {
        text.Next(reader);
        switch (reader.LocalName)
        {
            case "row":
                number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said > number
                    ? said
                    : number + 1;
                row.Clear();
                column = -1;
                break;
            case "c":
                column = reader.GetAttribute("r") is { } place && Column(place) is { } found and >= 0 ? found : column + 1;
                cell = (reader.GetAttribute("t") ?? "n", reader.GetAttribute("s"));
                isFormula = false;
                value.Clear();
                text.Begin();
                break;
            case "f":
                isFormula = true;
                break;
            case "v":
                inValue = !reader.IsEmptyElement;
                break;
        }
    }

    public void End(XmlReader reader)
    {
        text.End(reader);
        var ends = reader.NodeType is XmlNodeType.EndElement or XmlNodeType.Element;
        switch (reader.LocalName)
        {
            case "v":
                inValue = false;
                break;
            case "c" when ends:
                Put(cells.Shown(cell.Type, cell.Style, cell.Type == "inlineStr" ? text.Whole() : value.ToString(), isFormula));
                break;
            case "row" when ends:
                Add();
                break;
            default:
                if (inValue && !ends && value.Length < SheetLimits.Cell)
                {
                    value.Append(reader.Value.AsSpan(0, Math.Min(reader.Value.Length, SheetLimits.Cell)));
                }

                break;
        }
    }

    private void Put(string shown)
    {
        if (string.IsNullOrWhiteSpace(shown))
        {
            return;
        }

        if (column >= SheetLimits.Columns)
        {
            Refused ??= SheetLimits.TooManyColumns;
            return;
        }

        while (row.Count <= column)
        {
            row.Add("");
        }

        row[column] = shown;
    }

    private void Add()
    {
        if (SheetRow.Of(number, row) is { } found)
        {
            if (Found.Count == SheetLimits.Rows)
            {
                Refused ??= SheetLimits.TooManyRows;
                return;
            }

            Found.Add(found);
        }
    }

    // "AB12" stands in column 27, counted from nought.
    private static int? Column(string place)
    {
        var found = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetter).Take(4))
        {
            found = (found * 26) + (char.ToUpperInvariant(letter) - 'A') + 1;
        }

        return found - 1;
    }
}
