using Countersign.People.Model;

namespace Countersign.Posts.Model;

/// <summary>When a post that a person puts up is late. Pure.</summary>
internal static class PutUpTime
{
    /// <summary>Long enough to finish a lesson and a break, short enough that a post about this afternoon is still of use when somebody is reminded.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    // Nobody is late in the evening or at the weekend.
    private static readonly TimeOnly Opens = new(8, 0), Closes = new(18, 0);

    /// <summary>The moment from which it is late: so many hours of working days after it was due.</summary>
    public static DateTimeOffset LateFrom(DateTimeOffset due, SchoolTime time)
    {
        var left = Grace;
        for (var day = time.Today(due); ; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
                || time.Instant(day, Opens) is not Outcome<DateTimeOffset>.Done(var opens)
                || time.Instant(day, Closes) is not Outcome<DateTimeOffset>.Done(var closes))
            {
                continue;
            }

            var from = due > opens ? due : opens;
            if (from >= closes)
            {
                continue;
            }

            if (closes - from >= left)
            {
                return (from + left).ToUniversalTime();
            }

            left -= closes - from;
        }
    }
}
