using System.Globalization;
using System.Xml;

namespace Countersign.People.Sheets;

/// <summary>Which formats of a workbook show a number as a day or a time.</summary>
internal sealed class WorkbookDates
{
    private readonly HashSet<int> formats = [.. Enumerable.Range(14, 9), .. Enumerable.Range(27, 10), .. Enumerable.Range(45, 3), .. Enumerable.Range(50, 9)];
    private readonly List<bool> styles = [];
    private bool inCells;

    public void Next(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "numFmt" when Number(reader.GetAttribute("numFmtId")) is { } id && IsDate(reader.GetAttribute("formatCode") ?? ""):
                formats.Add(id);
                break;
            case "cellStyleXfs" or "cellXfs" or "cellStyles" or "dxfs":
                inCells = reader.LocalName == "cellXfs";
                break;
            case "xf" when inCells:
                styles.Add(Number(reader.GetAttribute("numFmtId")) is { } format && formats.Contains(format));
                break;
        }
    }

    public bool Has(string? style) => Number(style) is { } number && number >= 0 && number < styles.Count && styles[number];

    // What stands in quotation marks or brackets is shown as it is, or is a colour.
    private static bool IsDate(string code)
    {
        var (quoted, bracket) = (false, false);
        foreach (var letter in code)
        {
            quoted ^= letter == '"';
            bracket = letter == '[' || (bracket && letter != ']');
            if (!quoted && !bracket && letter is 'd' or 'D' or 'y' or 'Y' or 'm' or 'M' or 'h' or 'H' && !quoted && !bracket)
            {
                return true;
            }
        }

        return false;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
