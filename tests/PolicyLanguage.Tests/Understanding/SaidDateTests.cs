using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Understanding;

namespace PolicyLanguage.Tests.Understanding;

public sealed class SaidDateTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    [Theory]
    [InlineData("she left 19/07/2024, can i add her", "2024-07-19")]
    [InlineData("left on 19.7.24", "2024-07-19")]
    [InlineData("left 2024-07-19", "2024-07-19")]
    [InlineData("he left us on the 19th of July 2024", "2024-07-19")]
    [InlineData("an ex pupil who left in june wants to add me", "2026-06-30")]
    [InlineData("left in december", "2025-12-31")]
    [InlineData("left last november", "2025-11-30")]
    [InlineData("left in november", "2026-11-28")]
    [InlineData("finished in Feb 2024", "2024-02-29")]
    [InlineData("left last summer", "2026-08-31")]
    [InlineData("left last year", "2025-12-31")]
    [InlineData("left school in 2023", "2023-12-31")]
    [InlineData("left in 2026", "2026-11-28")]
    [InlineData("she left in may", "2026-05-31")]
    [InlineData("left on 29 February 2024", "2024-02-29")]
    public void The_latest_day_that_fits_is_when_they_left(string sentence, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Left(sentence, Today));

    [Theory]
    [InlineData("left 30/02/2024")]
    [InlineData("left 13/13/2024")]
    [InlineData("left on 3 December 2030")]
    [InlineData("i left in june")]
    [InlineData("now shes left may i add her")]
    [InlineData("he left marks on the door")]
    [InlineData("left in 3024")]
    [InlineData("left 1/1/0000")]
    [InlineData("left \u0661\u0669/\u0660\u0667/\u0662\u0660\u0662\u0664")]
    [InlineData("their school trip is in june")]
    public void Nothing_is_put_down_that_was_not_said_or_cannot_be(string sentence) => Assert.Null(Left(sentence, Today));

    [Fact]
    public void Last_summer_said_in_summer_is_the_one_before() => Assert.Equal(new DateOnly(2025, 8, 31), Left("left last summer", new DateOnly(2026, 8, 31)));

    [Fact]
    public void This_summer_is_not_over_before_today() => Assert.Equal(new DateOnly(2026, 7, 1), Left("left this summer", new DateOnly(2026, 7, 1)));

    [Fact]
    public void A_day_of_birth_is_told_from_one_of_leaving()
    {
        var dates = SaidDate.In("born 3 March 2008, left in july 2024");

        Assert.Equal(
            [(DateFact.Birth, new DateOnly(2008, 3, 3)), (DateFact.Leaving, new DateOnly(2024, 7, 31))],
            dates.Select(date => (date.About, date.Latest(Today)!.Value)));
    }

    private static DateOnly? Left(string sentence, DateOnly today) =>
        SaidDate.In(sentence).Where(date => date.About == DateFact.Leaving).Select(date => date.Latest(today)).FirstOrDefault();
}
