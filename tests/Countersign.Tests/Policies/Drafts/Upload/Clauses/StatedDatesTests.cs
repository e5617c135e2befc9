using Countersign.Policies.Drafts.Upload.Clauses;

namespace Countersign.Tests.Policies.Drafts.Upload.Clauses;

[Trait("Database", "none")]
public class StatedDatesTests
{
    [Theory]
    [InlineData("3/9/2026", "2026-09-03")]
    [InlineData("03.09.26", "2026-09-03")]
    [InlineData("3-9-2026", "2026-09-03")]
    [InlineData("3 9 2026", "2026-09-03")]
    [InlineData("3 Sept 2026", "2026-09-03")]
    [InlineData("3 Sept. 2026", "2026-09-03")]
    [InlineData("3-Sep-2026", "2026-09-03")]
    [InlineData("3rd of September 2026", "2026-09-03")]
    [InlineData("Thursday, 3 September 2026", "2026-09-03")]
    [InlineData("September 3, 2026", "2026-09-03")]
    [InlineData("2026-09-03", "2026-09-03")]
    [InlineData("2026/9/3", "2026-09-03")]
    [InlineData(" 1 march 2027 ", "2027-03-01")]
    [InlineData("September 2026", "2026-09")]
    [InlineData("2026-09", "2026-09")]
    [InlineData("9/2026", "2026-09")]
    [InlineData("13/14/2026", null)]
    [InlineData("12/31/2026", null)]
    [InlineData("30 February 2026", null)]
    [InlineData("31/4/2026", null)]
    [InlineData("3 September", null)]
    [InlineData("2026", null)]
    [InlineData("soon", null)]
    [InlineData("3 September 2026 or so", null)]
    [InlineData("", null)]
    [InlineData("/", null)]
    public void A_date_is_read_as_people_in_Britain_write_it_and_nothing_else_is(string typed, string? date) => Assert.Equal(date, StatedDates.Only(typed));

    [Theory]
    [InlineData("2026-09-01", "1 September 2026")]
    [InlineData("2026-09", "September 2026")]
    [InlineData("in autumn", "in autumn")]
    public void A_date_is_shown_as_people_write_it_and_read_back_as_it_was(string stored, string shown)
    {
        Assert.Equal(shown, StatedDates.Spelt(stored));
        Assert.Equal(stored == shown ? null : stored, StatedDates.Only(shown));
    }
}
