using Countersign.Pages;

namespace Countersign.Tests.Pages;

[Trait("Database", "none")]
public sealed class SchoolTermTests
{
    [Theory]
    [InlineData(2026, 12, 31, "Autumn term 2026")]
    [InlineData(2027, 1, 1, "Spring term 2027")]
    [InlineData(2027, 3, 31, "Spring term 2027")]
    [InlineData(2027, 4, 1, "Summer term 2027")]
    [InlineData(2027, 8, 31, "Summer term 2027")]
    [InlineData(2027, 9, 1, "Autumn term 2027")]
    public void Every_day_is_in_one_term(int year, int month, int day, string name)
    {
        var term = SchoolTerm.With(new DateOnly(year, month, day));

        Assert.Equal(name, term.Name);
        Assert.Equal(term, term.Before.After);
        Assert.Equal(term, SchoolTerm.Read(term.Key));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026")]
    [InlineData("2026-winter")]
    [InlineData("99999-autumn")]
    [InlineData("-1-autumn")]
    public void What_is_no_term_is_none(string? key) => Assert.Null(SchoolTerm.Read(key));
}
