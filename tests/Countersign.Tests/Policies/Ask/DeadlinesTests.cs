using Countersign.People.Model;
using Countersign.Policies.Ask;

namespace Countersign.Tests.Policies.Ask;

public sealed class DeadlinesTests
{
    private static readonly SchoolTime London = new("Europe/London");

    [Theory]
    [InlineData("2026-11-19T10:00:00Z", "1 school day", "by the end of Friday 20 November 2026")]
    [InlineData("2026-11-20T10:00:00Z", "1 school day", "by the end of Monday 23 November 2026")]
    [InlineData("2026-11-21T10:00:00Z", "1 school day", "by the end of Monday 23 November 2026")]
    [InlineData("2026-11-22T10:00:00Z", "1 school day", "by the end of Monday 23 November 2026")]
    [InlineData("2026-11-20T10:00:00Z", "6 school days", "by the end of Monday 30 November 2026")]
    [InlineData("2026-11-20T10:00:00Z", "3 days", "by the end of Monday 23 November 2026")]
    [InlineData("2026-11-20T10:00:00Z", "24 hours", "by 10:00am on Saturday 21 November 2026")]
    [InlineData("2026-11-20T10:00:00Z", "2 weeks", "by the end of Friday 4 December 2026")]
    [InlineData("2026-06-30T23:30:00Z", "1 day", "by the end of Thursday 2 July 2026")]
    [InlineData("2026-03-28T09:00:00Z", "24 hours", "by 10:00am on Sunday 29 March 2026")]
    public void A_deadline_is_a_day_on_the_schools_clock(string now, string within, string by) =>
        Assert.Equal(by, Deadlines.By(within, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), London));

    [Theory]
    [InlineData("1 term")]
    [InlineData("soon")]
    public void What_no_clock_shows_is_left_as_the_policy_says_it(string within) =>
        Assert.Null(Deadlines.By(within, new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), London));
}
