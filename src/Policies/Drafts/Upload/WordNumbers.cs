using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>Counts a document's numbered paragraphs as Word does: each level from its start, and anew after a higher level has moved on.</summary>
internal sealed class WordNumbers(Numbering? numbering)
{
    private const int Levels = 9;

    private readonly Dictionary<int, int?[]> counts = [];

    private readonly Dictionary<int, NumberingInstance> instances = (numbering?.Elements<NumberingInstance>() ?? [])
        .Where(instance => instance.NumberID?.Value is not null).GroupBy(instance => instance.NumberID!.Value)
        .ToDictionary(group => group.Key, group => group.First());

    private readonly Dictionary<int, Dictionary<int, Level>> definitions = (numbering?.Elements<AbstractNum>() ?? [])
        .Where(definition => definition.AbstractNumberId?.Value is not null).GroupBy(definition => definition.AbstractNumberId!.Value)
        .ToDictionary(group => group.Key, group => LevelsOf(group.First()));

    /// <summary>The label of the next paragraph on that level of the list; null where it is a bullet or the list is not defined.</summary>
    public string? Next(int list, int level)
    {
        if (level is < 0 or >= Levels || !instances.TryGetValue(list, out var instance) || instance.AbstractNumId?.Val?.Value is not { } id
            || !definitions.TryGetValue(id, out var levels))
        {
            return null;
        }

        var count = Count(instance, id);
        count[level] = count[level] is { } before ? before + 1 : Start(instance, levels, level);
        Array.Clear(count, level + 1, Levels - level - 1);
        if (!levels.TryGetValue(level, out var made) || made.NumberingFormat?.Val?.Value is NumberFormatValues.Bullet or NumberFormatValues.None)
        {
            return null;
        }

        var label = new StringBuilder(made.LevelText?.Val?.Value ?? "");
        for (var each = 0; each < Levels; each++)
        {
            var format = levels.GetValueOrDefault(each)?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
            label.Replace($"%{(each + 1).ToString(CultureInfo.InvariantCulture)}", Written(count[each] ?? Start(instance, levels, each), format));
        }

        return label.ToString();
    }

    private static Dictionary<int, Level> LevelsOf(AbstractNum definition) => definition.Elements<Level>()
        .Where(level => level.LevelIndex?.Value is >= 0 and < Levels).GroupBy(level => level.LevelIndex!.Value)
        .ToDictionary(group => group.Key, group => group.First());

    // A list that begins anew has its own count; otherwise lists of one definition go on counting together.
    private int?[] Count(NumberingInstance instance, int definition)
    {
        var key = instance.Elements<LevelOverride>().Any(one => one.StartOverrideNumberingValue is not null) ? -1 - instance.NumberID!.Value : definition;
        if (!counts.TryGetValue(key, out var count))
        {
            counts[key] = count = new int?[Levels];
        }

        return count;
    }

    private static int Start(NumberingInstance instance, Dictionary<int, Level> levels, int level) =>
        instance.Elements<LevelOverride>().FirstOrDefault(one => one.LevelIndex?.Value == level)?.StartOverrideNumberingValue?.Val?.Value
        ?? levels.GetValueOrDefault(level)?.StartNumberingValue?.Val?.Value ?? 1;

    private static string Written(int number, NumberFormatValues format) => format switch
    {
        NumberFormatValues.LowerLetter => Letters(number),
        NumberFormatValues.UpperLetter => Letters(number).ToUpperInvariant(),
        NumberFormatValues.LowerRoman => Roman(number),
        NumberFormatValues.UpperRoman => Roman(number).ToUpperInvariant(),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letters(int number) => number < 1 ? "" : new string((char)('a' + ((number - 1) % 26)), Math.Min(4, 1 + ((number - 1) / 26)));

    private static string Roman(int number)
    {
        var written = new StringBuilder();
        foreach (var (value, sign) in ((int, string)[])[
            (1000, "m"),
            (900, "cm"),
            (500, "d"),
            (400, "cd"),
            (100, "c"),
            (90, "xc"),
            (50, "l"),
            (40, "xl"),
            (10, "x"),
            (9, "ix"),
            (5, "v"),
            (4, "iv"),
            (1, "i"),
        ])
        {
            for (; number >= value && written.Length < 20; number -= value)
            {
                written.Append(sign);
            }
        }

        return written.ToString();
    }
}
