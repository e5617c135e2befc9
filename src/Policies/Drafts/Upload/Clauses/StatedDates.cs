using System.Globalization;
using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>Days and months as British documents write them.</summary>
internal static partial class StatedDates
{
    private const string Months = "january february march april may june july august september october november december";

    /// <summary>The first date in a text, as the head of a document writes it; null where there is none.</summary>
    public static string? In(string text) => Dates().Matches(text).Select(Written).FirstOrDefault(found => found is not null);

    /// <summary>The date with which a text begins, and what follows it.</summary>
    public static (string Date, string After)? Begins(string text) =>
        Dates().Match(text) is { Success: true, Index: 0 } match && Written(match) is { } date
            ? (date, text[match.Length..].TrimStart(' ', ':', ',', '-', '–'))
            : null;

    /// <summary>What stands before the first date; everything where there is none.</summary>
    public static string Before(string text) =>
        Leading().Replace(Dates().Match(text) is { Success: true } match ? text[..match.Index] : text, "").Trim();

    private static string? Written(Match match)
    {
        var groups = match.Groups;
        var month = groups["name"].Success ? Month(groups["name"].Value) : Number(groups["month"].Value);
        var year = Number(groups["year"].Value) is var two and < 100 ? 2000 + two : Number(groups["year"].Value);
        if (year is < 1990 or > 2100 || month is < 1 or > 12)
        {
            return null;
        }

        return !groups["day"].Success ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}")
            : Number(groups["day"].Value) is var day && day >= 1 && day <= DateTime.DaysInMonth(year, month)
                ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}")
                : null;
    }

    private static int Month(string name) =>
        1 + Array.FindIndex(Months.Split(' '), month => month.StartsWith(name[..3], StringComparison.OrdinalIgnoreCase));

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\b(?:(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?\s+)?"
        + @"(?<name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|"
        + @"July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?,?\s+"
        + @"(?<year>[0-9]{4})"
        + @"|(?<year>[0-9]{4})-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?|(?<day>[0-9]{1,2})[./\-](?<month>[0-9]{1,2})[./\-](?<year>[0-9]{4}|[0-9]{2}))(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Dates();

    [GeneratedRegex(@"[\s,;:(\-–]*(?:\b(?:on|in|at|dated?))?[\s,;:(\-–]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex Leading();
}
