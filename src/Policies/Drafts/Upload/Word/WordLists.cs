using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>One level of a list, with what the paragraph's own list changes about it.</summary>
internal sealed record WordLevel(Level? Made, int? StartAnew)
{
    public NumberFormatValues Format => Made?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;

    public int Start => Made?.StartNumberingValue?.Val?.Value ?? 0;

    /// <summary>The style whose paragraphs are on this level.</summary>
    public string? Style => Made?.ParagraphStyleIdInLevel?.Val?.Value;

    public string Text => Made?.LevelText?.Val?.Value ?? "";

    public bool IsLegal => Made?.IsLegalNumberingStyle is { } legal && (legal.Val?.Value ?? true);

    /// <summary>The level, counted from 1, after which this one begins again; 0 where it never does.</summary>
    public int? RestartsAfter => Made?.LevelRestart?.Val?.Value;
}

/// <summary>The lists of a Word document: which paragraph is on which level of which list (ECMA-376, part 1, 17.9).</summary>
internal sealed class WordLists
{
    public const int Levels = 9;

    private const int MostLinks = 4;

    private readonly WordStyles styles;
    private readonly Dictionary<int, NumberingInstance> instances;
    private readonly Dictionary<int, AbstractNum> definitions;
    private readonly Dictionary<int, (int Definition, WordLevel[] Levels)?> resolved = [];

    public WordLists(Numbering? numbering, WordStyles styles)
    {
        this.styles = styles;
        instances = (numbering?.Elements<NumberingInstance>() ?? []).Where(instance => instance.NumberID?.Value is not null)
            .GroupBy(instance => instance.NumberID!.Value).ToDictionary(group => group.Key, group => group.First());
        definitions = (numbering?.Elements<AbstractNum>() ?? []).Where(definition => definition.AbstractNumberId?.Value is not null)
            .GroupBy(definition => definition.AbstractNumberId!.Value).ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>The list and the level of a paragraph; null where it is on none.</summary>
    public (int List, int Level)? Of(Paragraph paragraph, IReadOnlyList<Style> chain)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var inherited = chain.Select(style => style.StyleParagraphProperties?.NumberingProperties).OfType<NumberingProperties>().ToList();
        if ((own?.NumberingId ?? inherited.Select(one => one.NumberingId).FirstOrDefault(id => id is not null))?.Val?.Value is not ({ } list and > 0)
            || LevelsOf(list) is not { } found)
        {
            return null;
        }

        // The level in a style counts only where no level of the list names the style (17.9.3, 17.9.23).
        var level = own?.NumberingLevelReference?.Val?.Value
            ?? chain.Select(style => Array.FindIndex(found.Levels, one => one.Style is { } linked && linked == style.StyleId?.Value))
                .Where(index => index >= 0).Select(index => (int?)index).FirstOrDefault()
            ?? inherited.Select(one => one.NumberingLevelReference?.Val?.Value).FirstOrDefault(one => one is not null)
            ?? 0;
        return level is >= 0 and < Levels ? (list, level) : null;
    }

    /// <summary>The definition that a list counts with, and its levels; null where the document does not define it.</summary>
    public (int Definition, WordLevel[] Levels)? LevelsOf(int list)
    {
        if (!resolved.TryGetValue(list, out var found))
        {
            resolved[list] = found = Resolve(list);
        }

        return found;
    }

    private (int Definition, WordLevel[] Levels)? Resolve(int list)
    {
        if (!instances.TryGetValue(list, out var instance) || Definition(instance) is not { } definition)
        {
            return null;
        }

        var made = ByLevel(definition.Elements<Level>(), static level => level.LevelIndex?.Value);
        var changed = ByLevel(instance.Elements<LevelOverride>(), static change => change.LevelIndex?.Value);
        return (definition.AbstractNumberId!.Value, [.. Enumerable.Range(0, Levels).Select(level => new WordLevel(
            changed[level]?.Level ?? made[level],
            changed[level]?.StartOverrideNumberingValue?.Val?.Value))]);
    }

    // A list may stand for a style of lists, whose own list has the definition (17.9.21, 17.9.27).
    private AbstractNum? Definition(NumberingInstance instance)
    {
        for (var links = 0; links < MostLinks && instance.AbstractNumId?.Val?.Value is { } id && definitions.TryGetValue(id, out var definition); links++)
        {
            if (definition.NumberingStyleLink?.Val?.Value is not { } style || definition.Elements<Level>().Any())
            {
                return definition;
            }

            if (styles.ListOf(style) is not { } list || !instances.TryGetValue(list, out var next))
            {
                return definitions.Values.FirstOrDefault(one => one.StyleLink?.Val?.Value == style);
            }

            instance = next;
        }

        return null;
    }

    private static T?[] ByLevel<T>(IEnumerable<T> all, Func<T, int?> level)
        where T : class
    {
        var found = new T?[Levels];
        foreach (var one in all)
        {
            if (level(one) is { } index and >= 0 and < Levels)
            {
                found[index] ??= one;
            }
        }

        return found;
    }
}
