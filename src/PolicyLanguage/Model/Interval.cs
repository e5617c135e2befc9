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

    /// <summary>The shorter of two stretches, or the first where they are equal; null where it hangs on the calendar, as of a term and four months.</summary>
    public static Interval? Shorter(Interval one, Interval other)
    {
        var (first, second) = (Days(one), Days(other));
        return one.Unit == other.Unit || (IsExact(one) && IsExact(other)) || (InMonths(one) is not null && InMonths(other) is not null)
            ? (InMonths(one) ?? first.Least) <= (InMonths(other) ?? second.Least) ? one : other
            : first.Most < second.Least ? one
            : second.Most < first.Least ? other
            : null;
    }

    private static bool IsExact(Interval interval) => interval.Unit is IntervalUnit.Hour or IntervalUnit.Day or IntervalUnit.Week;

    private static double? InMonths(Interval interval) =>
        interval.Unit switch { IntervalUnit.Month => interval.Number, IntervalUnit.Year => 12 * interval.Number, _ => null };

    // The fewest and the most days that it can take: school days stop over weekends and holidays, terms differ from school to school.
    private static (double Least, double Most) Days(Interval interval) => interval.Unit switch
    {
        IntervalUnit.Hour => (interval.Number / 24d, interval.Number / 24d),
        IntervalUnit.Day => (interval.Number, interval.Number),
        IntervalUnit.SchoolDay => (interval.Number, (2 * interval.Number) + 60),
        IntervalUnit.Week => (7 * interval.Number, 7 * interval.Number),
        IntervalUnit.Month => (28 * interval.Number, 31 * interval.Number),
        IntervalUnit.Term => (30 * interval.Number, 150 * interval.Number),
        IntervalUnit.Year => (365 * interval.Number, 366 * interval.Number),
        _ => (330 * interval.Number, 400 * interval.Number),
    };

    public override string ToString() => $"{Number.ToString(CultureInfo.InvariantCulture)} {Names[(int)Unit]}{(Number == 1 ? "" : "s")}";
}
