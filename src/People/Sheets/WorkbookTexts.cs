using System.Text;
using System.Xml;

namespace Countersign.People.Sheets;

/// <summary>The texts that the cells of a workbook share, each in one piece whatever of it is bold; what says how it is pronounced is left out.</summary>
internal sealed class WorkbookTexts
{
    private readonly WorkbookText text = new();

    public List<string> Found { get; } = [];

    public void Next(XmlReader reader)
    {
        text.Next(reader);
        if (reader.LocalName == "si")
        {
            text.Begin();
        }
    }

    public void End(XmlReader reader)
    {
        text.End(reader);
        if (reader is { LocalName: "si", NodeType: not XmlNodeType.Text })
        {
            Found.Add(text.Whole());
        }
    }
}

/// <summary>The letters of one text of a workbook, gathered from the pieces that stand in it.</summary>
internal sealed class WorkbookText
{
    private readonly StringBuilder letters = new();
    private bool inText;
    private int pronounced;

    public void Begin() => letters.Clear();

    public void Next(XmlReader reader)
    {
        inText = reader.LocalName == "t" && !reader.IsEmptyElement;
        pronounced += reader.LocalName == "rPh" && !reader.IsEmptyElement ? 1 : 0;
    }

    public void End(XmlReader reader)
    {
        if (reader.NodeType == XmlNodeType.EndElement)
        {
            inText = false;
            pronounced -= reader.LocalName == "rPh" ? 1 : 0;
        }
        else if (inText && pronounced == 0 && reader.NodeType != XmlNodeType.Element && letters.Length < SheetLimits.Cell)
        {
            letters.Append(reader.Value.AsSpan(0, Math.Min(reader.Value.Length, SheetLimits.Cell)));
        }
    }

    // A line end inside a cell is written as its number by some.
    public string Whole() => letters.ToString().Replace("_x000D_", "", StringComparison.Ordinal).Replace("_x000A_", "\n", StringComparison.OrdinalIgnoreCase);
}
