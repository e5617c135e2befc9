using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads the dates and ages of a situation: <c>born 2006-03-10</c>, <c>left 3 years ago</c>, <c>birth date unknown</c>.</summary>
internal static partial class QuestionDates
{
    /// <summary>Whether the part speaks of a date, well or badly.</summary>
    public static bool Read(string part, Vocabulary words, QuestionDraft draft, out Misread? misread)
    {
        misread = null;
        if (DateText().Match(part) is { Success: true } dated)
        {
            misread = Day(dated.Groups[1].Value.ToLowerInvariant(), dated.Groups[2].Value, draft);
            return true;
        }

        if (UnknownDate().Match(part) is { Success: true } unknown)
        {
            draft.Unknown.Add(string.Equals(unknown.Groups[1].Value, "birth date", StringComparison.OrdinalIgnoreCase) ? DateFact.Birth : DateFact.Leaving);
            return true;
        }

        if (Years().Match(part) is { Success: true } years
            && int.TryParse(years.Groups[2].Value + years.Groups[3].Value, CultureInfo.InvariantCulture, out var count))
        {
            misread = years.Groups[1].Success ? Once("aged", ref draft.Aged, count) : Once("left … years ago", ref draft.LeftYearsAgo, count);
            return true;
        }

        return Named(Phrase.Words(part), words, draft, out misread);
    }

    /// <summary>What to write of a date that is named and not said.</summary>
    public static Misread Unsaid(Word date) =>
        new($"`{date.Name}` is a date", $"write it after a comma, with year, month and day: `{date.Name} 2026-11-21`, or `{date.Name} unknown`");

    // end of the contract 2026-11-21
    private static bool Named(string[] text, Vocabulary words, QuestionDraft draft, out Misread? misread)
    {
        misread = null;
        if (words.Longest(text, 0, out var used, WordKind.Date) is not { } date || used != text.Length - 1
            || (text[used] is not ("unknown" or "unclear") && !char.IsAsciiDigit(text[used][0])))
        {
            return false;
        }

        var isKnown = DateOnly.TryParseExact(text[used], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        DateOnly? said = isKnown ? day : null;
        misread = !isKnown && char.IsAsciiDigit(text[used][0]) ? NoDate(text[used])
            : draft.Dates.TryGetValue(date, out var before) && before != said ? new Misread($"`{date.Name}` is given twice", "keep one of the two")
            : null;
        draft.Dates[date] = said;
        return true;
    }

    private static Misread NoDate(string text) => new($"`{text}` is not a date", "write year, month and day, such as 2026-11-21");

    // Said once, or twice the same: of two that differ neither is taken for the truth.
    private static Misread? Once<T>(string name, ref T? slot, T value)
        where T : struct
    {
        if (slot is { } before && !before.Equals(value))
        {
            return new Misread($"`{name}` is given twice", "keep one of the two");
        }

        slot = value;
        return null;
    }

    private static Misread? Day(string name, string text, QuestionDraft draft)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return NoDate(text);
        }

        return Once(name, ref draft.Date(name), day);
    }

    [GeneratedRegex(@"^(born|left|asked)\s+(?:on\s+)?(\d\S*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateText();

    [GeneratedRegex(@"^(birth date|leaving date)\s+(?:is\s+)?unknown$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnknownDate();

    [GeneratedRegex(@"^(?:(aged)\s+(\d{1,3})|left\s+(\d{1,3})\s+years?\s+ago)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
