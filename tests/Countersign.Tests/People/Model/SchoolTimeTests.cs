using Countersign.People.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Tests.People.Model;

public sealed class SchoolTimeTests
{
    private static readonly SchoolTime London = new("Europe/London");

    [Theory]
    [InlineData("2027-03-28", "00:59", "2027-03-28T00:59:00Z")]
    [InlineData("2027-03-28", "02:00", "2027-03-28T01:00:00Z")]
    [InlineData("2027-10-31", "00:59", "2027-10-30T23:59:00Z")]
    [InlineData("2027-10-31", "01:30", "2027-10-31T00:30:00Z")]
    [InlineData("2027-10-31", "02:00", "2027-10-31T02:00:00Z")]
    [InlineData("2026-12-01", "09:30", "2026-12-01T09:30:00Z")]
    [InlineData("2026-07-01", "09:30", "2026-07-01T08:30:00Z")]
    public void The_clock_on_the_wall_names_an_instant(string day, string time, string instant)
    {
        var answer = London.Instant(DateOnly.Parse(day, null), TimeOnly.Parse(time, null));

        Assert.Equal(DateTimeOffset.Parse(instant, null), Assert.IsType<Outcome<DateTimeOffset>.Done>(answer).Value);
    }

    [Theory]
    [InlineData("01:00")]
    [InlineData("01:30")]
    [InlineData("01:59")]
    public void The_hour_that_is_left_out_in_spring_is_refused(string time) =>
        Assert.IsType<Outcome<DateTimeOffset>.Refused>(London.Instant(new DateOnly(2027, 3, 28), TimeOnly.Parse(time, null)));

    [Fact]
    public void Both_hours_that_come_twice_in_autumn_read_alike()
    {
        var first = new DateTimeOffset(2027, 10, 31, 0, 30, 0, TimeSpan.Zero);

        Assert.Equal("31 October 2027 at 1:30am", London.Read(first));
        Assert.Equal("31 October 2027 at 1:30am", London.Read(first.AddHours(1)));
    }

    [Fact]
    public void A_day_at_school_begins_at_its_own_midnight()
    {
        var late = new DateTimeOffset(2026, 6, 30, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 7, 1), London.Today(late));
    }

    [Theory]
    [InlineData("2028-02-29")]
    [InlineData("2026-11-01")]
    public void Pages_and_policies_name_a_day_alike(string day) =>
        Assert.Equal(English.Day(DateOnly.Parse(day, null)), SchoolTime.Day(DateOnly.Parse(day, null)));
}
