using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>When something that recurs is next due.</summary>
internal static class Recurrence
{
    /// <summary>
    /// The first day on or after today on which it falls, counted from the date that the text gives, or else from today as if it
    /// had just been done. Null where the text gives no days to count: terms and school days are the school's own.
    /// </summary>
    public static DateOnly? Next(DateOnly? given, Interval? every, DateOnly today)
    {
        if (every is null)
        {
            return given;
        }

        var from = given ?? today;
        for (var times = given is null ? 1 : 0; ; times++)
        {
            if (After(from, every, times) is not { } day)
            {
                return given >= today ? given : null;
            }

            if (day >= today)
            {
                return day;
            }
        }
    }

    private static DateOnly? After(DateOnly from, Interval every, int times)
    {
        var many = (long)every.Number * times;
        var months = every.Unit switch { IntervalUnit.Month => many, IntervalUnit.Year => many * 12, _ => (long?)null };
        if (months is { } gone)
        {
            return from.Year + (gone / 12) < DateOnly.MaxValue.Year ? from.AddMonths((int)gone) : null;
        }

        var days = every.Unit switch { IntervalUnit.Day => many, IntervalUnit.Week => many * 7, _ => (long?)null };
        return from.DayNumber + days <= DateOnly.MaxValue.DayNumber ? from.AddDays((int)days!.Value) : null;
    }
}
