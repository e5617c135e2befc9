using System.Globalization;
using Countersign.People.Model;
using Countersign.Posts.Model;

namespace Countersign.Tests.Posts.Model;

public sealed class PutUpTimeTests
{
    [Theory]
    [InlineData("2026-11-25 10:00", "2026-11-25 12:00")]
    [InlineData("2026-11-25 17:00", "2026-11-26 09:00")]
    [InlineData("2026-11-25 06:30", "2026-11-25 10:00")]
    [InlineData("2026-11-25 21:00", "2026-11-26 10:00")]
    [InlineData("2026-11-27 17:30", "2026-11-30 09:30")]
    [InlineData("2026-11-28 11:00", "2026-11-30 10:00")]
    [InlineData("2026-07-01 10:00", "2026-07-01 12:00")]
    public void It_is_late_two_hours_of_working_days_after_it_was_due(string due, string late) =>
        Assert.Equal(At(late), PutUpTime.LateFrom(At(due), SchoolTime.Usual));

    private static DateTimeOffset At(string wall)
    {
        var at = DateTime.Parse(wall, CultureInfo.InvariantCulture);
        return ((Outcome<DateTimeOffset>.Done)SchoolTime.Usual.Instant(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at))).Value.ToUniversalTime();
    }
}
