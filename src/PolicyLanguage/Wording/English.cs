using System.Globalization;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>Days, capitals, lists and shortened texts, each put into words in one way on pages, in print and on the command line.</summary>
public static class English
{
    /// <summary><c>10 March 2024</c></summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>Sunday 10 March 2024</c></summary>
    public static string DayOfWeek(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>March 2024</c></summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A date of a document. A month without a day is all that some give, and it is kept as the first of that month.</summary>
    public static string Stated(DateOnly date) => date.Day == 1 ? Month(date) : Day(date);

    /// <summary>As it begins a sentence.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : string.Concat([char.ToUpperInvariant(text[0])], text.AsSpan(1));

    /// <summary>As it goes on within a sentence.</summary>
    public static string Small(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary><c>a, b or c</c></summary>
    public static string Or(IEnumerable<string> parts) => List(parts, " or ");

    /// <summary><c>a, b and c</c></summary>
    public static string And(IEnumerable<string> parts) => List(parts, " and ");

    /// <summary>The beginning, cut between words, with an ellipsis where something was left out.</summary>
    /// <param name="most">What people see as one letter counts as one.</param>
    public static string Shortened(string text, int most)
    {
        if (new StringInfo(text).LengthInTextElements <= most)
        {
            return text;
        }

        var end = 0;
        for (var count = 0; count < most - 1; count++)
        {
            end += StringInfo.GetNextTextElementLength(text, end);
        }

        var space = text.LastIndexOfAny([' ', '\n', '\t'], end);
        return text[..(space > end / 2 ? space : end)].TrimEnd(' ', '\n', '\t', '\r', ',', ';', ':', '-', '–') + "…";
    }

    private static string List(IEnumerable<string> parts, string last)
    {
        var all = parts.ToList();
        return all.Count < 2 ? all.FirstOrDefault("") : string.Join(", ", all.SkipLast(1)) + last + all[^1];
    }
}
