using System.Globalization;
using System.Xml.Linq;
using Countersign.Policies.Drafts.Upload.Reading;
using static Countersign.Policies.Drafts.Upload.OpenDocument.Odt;

namespace Countersign.Policies.Drafts.Upload.OpenDocument;

/// <summary>Counts the items of lists and the chapters of an OpenDocument text (part 3, 19.8 and 19.880).</summary>
internal sealed class OdtNumbers(OdtStyles styles)
{
    public const int Levels = 10;

    private readonly Dictionary<string, int?[]> counts = [];

    /// <summary>The count of a list that begins, or of the one that it goes on from.</summary>
    public int?[] Begin(XElement list, string? style)
    {
        var from = (string?)list.Attribute(Text + "continue-list");
        var goesOn = from is not null || (string?)list.Attribute(Text + "continue-numbering") == "true";
        var count = goesOn && counts.TryGetValue(from ?? "style " + style, out var before) ? before : new int?[Levels + 1];
        counts["style " + style] = count;
        if ((string?)list.Attribute(XNamespace.Xml + "id") is { } id)
        {
            counts[id] = count;
        }

        return count;
    }

    public int?[] Chapters()
    {
        if (!counts.TryGetValue("chapters", out var count))
        {
            counts["chapters"] = count = new int?[Levels + 1];
        }

        return count;
    }

    /// <summary>The label of the next item on a level; null text where it is a bullet or nothing is shown.</summary>
    public (string? Label, bool StandsAlone) Next(string? list, int level, int?[] count, int? start)
    {
        var made = styles.Level(list, level);
        count[level] = start ?? (count[level] is { } before ? before + 1 : Start(made));
        Array.Clear(count, level + 1, Levels - level);
        if (made is null || string.IsNullOrEmpty((string?)made.Attribute(Style + "num-format")))
        {
            return (null, true);
        }

        var shown = Math.Clamp((int?)made.Attribute(Text + "display-levels") ?? 1, 1, level);
        var numbers = Enumerable.Range(level - shown + 1, shown).Select(each => Written(styles.Level(list, each), count[each]))
            .Where(number => number.Length > 0);
        var label = (string?)made.Attribute(Style + "num-prefix") + string.Join('.', numbers) + (string?)made.Attribute(Style + "num-suffix");
        return (label.Trim(), shown == 1);
    }

    private static int Start(XElement? level) => (int?)level?.Attribute(Text + "start-value") ?? 1;

    private static string Written(XElement? level, int? count) => ((string?)level?.Attribute(Style + "num-format"), count ?? Start(level)) switch
    {
        ("a", var number) => Labels.Letter(number),
        ("A", var number) => Labels.Letter(number).ToUpperInvariant(),
        ("i", var number) => Labels.Roman(number),
        ("I", var number) => Labels.Roman(number).ToUpperInvariant(),
        (null or "", _) => "",
        (_, var number) => number.ToString(CultureInfo.InvariantCulture),
    };
}
