using System.Globalization;

namespace Countersign.PolicyLanguage.Model;

/// <summary>What a stretch of time is counted in.</summary>
public enum IntervalUnit
{
    Hour,
    Day,
    SchoolDay,
    Week,
    Month,
    Term,
    Year,
    SchoolYear,
}

/// <summary>A stretch of time as documents write it: <c>5 school days</c>, <c>1 term</c>, <c>24 months</c>.</summary>
/// <param name="Number">1 to 999.</param>
public sealed record Interval(int Number, IntervalUnit Unit)
{
    private static readonly string[] Names = ["hour", "day", "school day", "week", "month", "term", "year", "school year"];

    /// <summary>Reads a number in digits and a unit; null where the text is neither.</summary>
    public static Interval? Read(string text)
    {
        var parts = text.Trim().ToLowerInvariant().Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unit = parts.Length == 2 ? Array.FindIndex(Names, name => parts[1] == name || parts[1] == name + "s") : -1;
        return unit >= 0 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000
            ? new Interval(number, (IntervalUnit)unit)
            : null;
    }

    public override string ToString() => $"{Number.ToString(CultureInfo.InvariantCulture)} {Names[(int)Unit]}{(Number == 1 ? "" : "s")}";
}
