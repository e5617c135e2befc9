using System.Globalization;
using System.Text;
using Countersign.Policies.Drafts.Upload.Reading;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>What Word shows before a paragraph.</summary>
/// <param name="Text">Null where it is a bullet or nothing.</param>
/// <param name="StandsAlone">Whether the number is that of its own level alone.</param>
internal sealed record WordLabel(string? Text, int Level, bool StandsAlone, bool IsBullet = false);

/// <summary>
/// Counts a document's numbered paragraphs as Word does (ECMA-376, part 1, 17.9): each level from its start, and anew after a higher level has moved
/// on. Lists of one definition count together; one that starts anew does so once, where it is first used.
/// </summary>
internal sealed class WordNumbers(WordLists lists)
{
    private readonly Dictionary<int, int?[]> counts = [];

    private readonly HashSet<(int List, int Level)> begun = [];

    public WordLabel? Next(int list, int level)
    {
        if (lists.LevelsOf(list) is not var (definition, levels))
        {
            return null;
        }

        if (!counts.TryGetValue(definition, out var count))
        {
            counts[definition] = count = new int?[WordLists.Levels];
        }

        Advance(count, levels, list, level);
        var made = levels[level];
        return made.Made is null ? new WordLabel(null, level, true)
            : made.Format is NumberFormatValues.Bullet ? new WordLabel(null, level, true, IsBullet: true)
            : new WordLabel(Written(made, levels, count), level, !RefersAbove(made.Text, level));
    }

    private void Advance(int?[] count, WordLevel[] levels, int list, int level)
    {
        var anew = begun.Add((list, level)) ? levels[level].StartAnew : null;
        count[level] = anew ?? (count[level] is { } before ? before + 1 : levels[level].StartAnew ?? levels[level].Start);
        for (var above = 0; above < level; above++)
        {
            // A level that stands above without a paragraph of its own has been counted all the same.
            count[above] ??= levels[above].StartAnew ?? levels[above].Start;
        }

        for (var below = level + 1; below < WordLists.Levels; below++)
        {
            // Without a word about it a level begins again after every higher one (17.9.10).
            if (levels[below].RestartsAfter is not { } after || (after > 0 && level < after))
            {
                count[below] = null;
            }
        }
    }

    private static string? Written(WordLevel made, WordLevel[] levels, int?[] count)
    {
        var label = new StringBuilder();
        for (var at = 0; at < made.Text.Length; at++)
        {
            if (made.Text[at] == '%' && at + 1 < made.Text.Length && made.Text[at + 1] is >= '1' and <= '9')
            {
                var each = levels[made.Text[++at] - '1'];
                label.Append(WordFormats.Written(
                    count[made.Text[at] - '1'] ?? each.StartAnew ?? each.Start,
                    made.IsLegal && each.Format is not (NumberFormatValues.None or NumberFormatValues.Bullet) ? NumberFormatValues.Decimal : each.Format));
            }
            else
            {
                label.Append(made.Text[at]);
            }
        }

        return label.ToString().Trim() is { Length: > 0 } shown ? shown : null;
    }

    private static bool RefersAbove(string text, int level) =>
        Enumerable.Range(1, level).Any(above => text.Contains("%" + above.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
