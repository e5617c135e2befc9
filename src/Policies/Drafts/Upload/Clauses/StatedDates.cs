using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Wording;

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

    /// <summary>
    /// A text that is a date and nothing else, the day before the month: <c>3/9/2026</c>, <c>3 Sept 2026</c>, <c>September 3, 2026</c>,
    /// <c>2026-09-03</c>, <c>September 2026</c>, <c>9/2026</c>. As documents write it; null where it is none.
    /// </summary>
    public static string? Only(string text)
    {
        var parts = Weekday().Replace(text.Trim(), "").Split([' ', ',', '.', '/', '-', '–'], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !part.Equals("of", StringComparison.OrdinalIgnoreCase)).ToList();
        var named = parts.FindIndex(part => char.IsAsciiLetter(part[0]));
        if (named >= 0)
        {
            var plain = string.Join(' ', [.. parts.Where((_, place) => place != named && place < parts.Count - 1), parts[named], parts[^1]]);
            return Dates().Match(plain) is var match && match.Success && match.Length == plain.Length ? Written(match) : null;
        }

        var digits = string.Join('-', parts.Select(part => part.Length == 1 ? "0" + part : part));
        var turned = parts is [_, { Length: 4 }] ? $"{digits[3..]}-{digits[..2]}" : digits;
        return Dates().Match(turned) is var whole && whole.Success && whole.Length == turned.Length ? Written(whole) : null;
    }

    /// <summary>A date of a document as people write it; anything else as it stands.</summary>
    public static string Spelt(string value) =>
        DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? value.Length == "yyyy-MM".Length ? English.Month(date) : English.Day(date)
            : value;

    /// <summary>What is said where something was typed that is no date.</summary>
    public static string NoDate(string typed) => $"“{typed}” is not a date: write the day, then the month, then the year, such as 3 September 2026";

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

    [GeneratedRegex(@"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"[\s,;:(\-–]*(?:\b(?:on|in|at|dated?))?[\s,;:(\-–]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex Leading();
}
