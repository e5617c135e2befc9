using Countersign.Notifications.Model;
using Countersign.Notifications.Send;
using Countersign.People.Model;

namespace Countersign.Tests.Notifications.Send;

[Trait("Database", "none")]
public sealed class MailTimeTests
{
    private static readonly NotificationKind Usual = new("x.usual", "Something", "Something"), Urgent = new("x.urgent", "Something", "Something") { IsUrgent = true };

    // 23 November 2026 is a Monday. In July the school's clock is an hour before UTC.
    [Theory]
    [InlineData("2026-11-23T07:00Z", "2026-11-23T07:00Z")]
    [InlineData("2026-11-23T06:59Z", "2026-11-23T07:00Z")]
    [InlineData("2026-11-23T18:59Z", "2026-11-23T18:59Z")]
    [InlineData("2026-11-23T19:00Z", "2026-11-24T07:00Z")]
    [InlineData("2026-11-27T19:00Z", "2026-11-30T07:00Z")]
    [InlineData("2026-11-28T12:00Z", "2026-11-30T07:00Z")]
    [InlineData("2026-07-06T06:00Z", "2026-07-06T06:00Z")]
    [InlineData("2026-07-06T18:00Z", "2026-07-07T06:00Z")]
    public void At_once_means_in_the_hours_of_a_working_day_on_the_wall_of_the_school(string at, string sent) => Assert.Equal(At(sent), Of(at, Usual, Frequency.AtOnce));

    [Theory]
    [InlineData("2026-11-23T07:29Z", "2026-11-23T07:30Z")]
    [InlineData("2026-11-23T07:30Z", "2026-11-24T07:30Z")]
    [InlineData("2026-11-27T08:00Z", "2026-11-30T07:30Z")]
    public void Once_a_day_means_the_next_morning_of_a_working_day(string at, string sent) => Assert.Equal(At(sent), Of(at, Usual, Frequency.Daily));

    [Fact]
    public void What_many_are_told_comes_once_a_day_whoever_wanted_it_at_once() =>
        Assert.Equal(At("2026-11-24T07:30Z"), Of("2026-11-23T10:00Z", Usual, Frequency.AtOnce, toMany: true));

    [Theory]
    [InlineData((int)Frequency.AtOnce)]
    [InlineData((int)Frequency.Daily)]
    [InlineData((int)Frequency.Never)]
    public void What_is_urgent_is_told_at_any_hour_whatever_somebody_chose(int how) => Assert.Equal(At("2026-11-28T02:00Z"), Of("2026-11-28T02:00Z", Urgent, (Frequency)how));

    [Fact]
    public void Not_by_e_mail_means_never() => Assert.Null(Of("2026-11-23T10:00Z", Usual, Frequency.Never));

    [Theory]
    [InlineData("2026-11-24T07:00Z", "2026-11-23T20:00Z")]
    [InlineData("2026-11-24T07:01Z", "2026-11-24T07:00Z")]
    public void What_has_to_be_done_before_the_morning_is_told_as_it_happens(string due, string sent) =>
        Assert.Equal(At(sent), Of("2026-11-23T20:00Z", Usual, Frequency.AtOnce, due));

    private static DateTimeOffset? Of(string at, NotificationKind kind, Frequency how, string? due = null, bool toMany = false) => MailTime.Of(
        new Notification { Kind = kind.Name, Address = "/x", At = At(at), Due = due is null ? null : At(due), IsToMany = toMany }, kind, how, new SchoolTime("Europe/London"));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
