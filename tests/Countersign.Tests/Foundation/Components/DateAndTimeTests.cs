using Countersign.Foundation.Components.Forms;

namespace Countersign.Tests.Foundation.Components;

public class DateAndTimeTests
{
    [Theory]
    [InlineData("27", "3", "2027", "2027-03-27")]
    [InlineData("1", "March", "2026", "2026-03-01")]
    [InlineData("01", "sept", "2026", "2026-09-01")]
    [InlineData("29", "2", "2028", "2028-02-29")]
    public void A_date_is_read_as_people_write_it(string day, string month, string year, string expected) =>
        Assert.Equal(expected, DatePartsReader.Read(day, month, year)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("29", "2", "2027")]
    [InlineData("0", "1", "2027")]
    [InlineData("32", "1", "2027")]
    [InlineData("1", "13", "2027")]
    [InlineData("1", "0", "2027")]
    [InlineData("1", "ma", "2027")]
    [InlineData("1", "1", "27")]
    [InlineData("-1", "1", "2027")]
    [InlineData("", "1", "2027")]
    [InlineData("1", "1", "99999999999")]
    public void A_date_that_does_not_exist_is_not_read(string day, string month, string year) =>
        Assert.Null(DatePartsReader.Read(day, month, year));

    [Theory]
    [InlineData("9:30am", 9, 30)]
    [InlineData("9.30 a.m.", 9, 30)]
    [InlineData("14:05", 14, 5)]
    [InlineData("0930", 9, 30)]
    [InlineData("5pm", 17, 0)]
    [InlineData("12am", 0, 0)]
    [InlineData("12:15 PM", 12, 15)]
    [InlineData("midday", 12, 0)]
    [InlineData("00:00", 0, 0)]
    [InlineData("23:59", 23, 59)]
    public void A_time_is_read_as_people_write_it(string written, int hour, int minute) =>
        Assert.Equal(new TimeOnly(hour, minute), TimeBinder.Read(written));

    [Theory]
    [InlineData("24:00")]
    [InlineData("9:60")]
    [InlineData("13pm")]
    [InlineData("0am")]
    [InlineData("9")]
    [InlineData("soon")]
    [InlineData("-1:30")]
    public void A_time_that_does_not_exist_is_not_read(string written) => Assert.Null(TimeBinder.Read(written));
}
