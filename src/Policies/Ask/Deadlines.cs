using Countersign.People.Model;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Ask;

/// <summary>Turns a deadline of the policy into a day, or an hour, on the school's clock.</summary>
internal static class Deadlines
{
    /// <summary>Such as <c>by the end of Monday 23 November 2026</c>; null where the stretch is no deadline that a clock can show.</summary>
    public static string? By(string within, DateTimeOffset now, SchoolTime time)
    {
        var today = time.Today(now);
        return Interval.Read(within) switch
        {
            { Unit: IntervalUnit.Hour } hours =>
                "by " + time.Hour(now.AddHours(hours.Number)) + " on " + English.DayOfWeek(time.Today(now.AddHours(hours.Number))),
            { Unit: IntervalUnit.Day } days => EndOf(today.AddDays(days.Number)),
            { Unit: IntervalUnit.Week } weeks => EndOf(today.AddDays(7 * weeks.Number)),
            { Unit: IntervalUnit.SchoolDay } days => EndOf(SchoolDays(today, days.Number)),
            _ => null,
        };
    }

    /// <summary>The program knows no holidays, so a school day is any from Monday to Friday; the page says so.</summary>
    public static DateOnly SchoolDays(DateOnly from, int days)
    {
        var day = from;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    private static string EndOf(DateOnly day) => "by the end of " + English.DayOfWeek(day);
}
