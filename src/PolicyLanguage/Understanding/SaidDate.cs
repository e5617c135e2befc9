using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Understanding;

/// <summary>
/// A day of which a sentence speaks, as far as it says it: <c>19/07/2024</c>, <c>in June</c>, <c>last summer</c>. Parts that were not said are null.
/// </summary>
/// <param name="About">What was on that day: somebody was born, or left.</param>
/// <param name="Day">The day of the month.</param>
/// <param name="Back">Whether <paramref name="Month"/> or the year is the last one before today: <c>last summer</c>, <c>last year</c>.</param>
internal sealed partial record SaidDate(DateFact About, int? Year, int? Month, int? Day, bool Back)
{
    private const int June = 6, August = 8, December = 12, TwoDigits = 2, ThisCentury = 2000;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The month in which what is spoken of begins; another than <see cref="Month"/> where it is a season.</summary>
    public int? Since { get; init; } = Month;

    /// <summary>
    /// The latest day that fits and is not after today, so that a waiting time is never found to be over too early; null where no such day exists.
    /// </summary>
    public DateOnly? Latest(DateOnly today)
    {
        var year = Year ?? (Back && Month is null ? today.Year - 1 : today.Year);
        if (Last(year) is not { } last)
        {
            return null;
        }

        if (Year is null && Month is not null && (Back ? last >= today : new DateOnly(year, Since ?? 1, Day ?? 1) > today))
        {
            last = Last(year - 1) ?? last;
        }

        return last <= today ? last : Day is null ? today : null;
    }

    /// <summary>What a text says of when somebody was born or left; nothing where it is the asker who left.</summary>
    public static IReadOnlyList<SaidDate> In(string text)
    {
        var found = new List<SaidDate>();
        foreach (Match match in Said().Matches(text))
        {
            var about = match.Groups["born"].Success ? DateFact.Birth : DateFact.Leaving;
            if (Read(match, about) is { } date && !found.Exists(other => other.About == about))
            {
                found.Add(date);
            }
        }

        return found;
    }

    private static SaidDate? Read(Match match, DateFact about)
    {
        int? Number(string name) => match.Groups[name] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : null;

        if (match.Groups["summer"].Success)
        {
            return new SaidDate(about, null, August, null, Back: match.Groups["last"].Success) { Since = June };
        }

        if (match.Groups["ago"].Success)
        {
            return new SaidDate(about, null, null, null, Back: true);
        }

        int? month = match.Groups["word"] is { Success: true, Value: var word } ? 1 + Array.IndexOf(Months, word[..3].ToLowerInvariant()) : Number("month");
        var year = Number("year") + (match.Groups["year"].Length == TwoDigits ? ThisCentury : 0);
        return month is < 1 or > December ? null : new SaidDate(about, year, month, Number("day"), Back: match.Groups["last"].Success);
    }

    private DateOnly? Last(int year)
    {
        var month = Month ?? December;
        if (year < DateOnly.MinValue.Year || year > DateOnly.MaxValue.Year)
        {
            return null;
        }

        var days = DateTime.DaysInMonth(year, month);
        return Day > days || Day < 1 ? null : new DateOnly(year, month, Day ?? days);
    }

    // "left may i add her" names no month.
    private const string MonthInWords = @"(?<word>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
        + @"|nov(?:ember)?|dec(?:ember)?|(?<=\b(?:in|last|this|of|[0-9][0-9]?|[0-9]st|[0-9]nd|[0-9]rd|[0-9]th)\s+)may)\b)";

    // Between what happened and its day stand few words: left us back in june.
    [GeneratedRegex(
        @"(?<!\b(?:i|we|ive|i've)\s{1,3})\b(?:(?<born>born|dob|d\.o\.b\.?|date\s+of\s+birth)|left|finished)\b"
        + @"(?:\s+(?!he\b|she\b|they\b|so\b|and\b|but\b)[a-z]{1,8}){0,3}?\s*[,:]?\s*"
        + @"(?:(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})"
        + @"|(?<day>[0-9]{1,2})[/.\-](?<month>[0-9]{1,2})[/.\-](?<year>[0-9]{4}|[0-9]{2})"
        + @"|(?<last>last\s+)?(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?" + MonthInWords + @"(?:\s+(?<year>[0-9]{4}))?"
        + @"|(?:(?<last>last)|this)\s+(?<summer>summer)"
        + @"|(?<ago>last\s+year)"
        + @"|in\s+(?<year>(?:19|20)[0-9]{2}))(?![\w/])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Said();
}
