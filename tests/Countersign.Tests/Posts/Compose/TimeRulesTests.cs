using Countersign.People.Model;
using Countersign.Platforms.Contract;
using Countersign.Posts.Compose;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Tests.Posts.Compose;

public sealed class TimeRulesTests
{
    // A Tuesday, 9am in London.
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly AccountName News = new(SchoolAccountId.New(), "noticeboard", "School news", new PlatformLimits(300, 3000, 4, 1_000_000, 1000, ["image/png"]));

    [Theory]
    [InlineData(0, "That time has passed")]
    [InlineData(-1, "That time has passed")]
    [InlineData(239, "2 people have to sign it before then")]
    [InlineData(240, null)]
    public void A_time_that_comes_too_soon_is_said(int minutes, string? begins) => Says(Remarks(Now.AddMinutes(minutes), signatures: 2), begins);

    [Theory]
    [InlineData(1, 119, "One person has to sign it before then")]
    [InlineData(1, 120, null)]
    [InlineData(0, 1, null)]
    public void How_soon_is_too_soon_depends_on_how_many_sign(int signatures, int minutes, string? begins) => Says(Remarks(Now.AddMinutes(minutes), signatures), begins);

    [Theory]
    [InlineData("2026-11-27T23:59", null)]
    [InlineData("2026-11-28T00:00", "That is at a weekend")]
    [InlineData("2026-11-29T23:59", "That is at a weekend")]
    [InlineData("2026-11-30T00:00", null)]
    public void A_weekend_is_said_by_the_clock_of_the_school(string at, string? begins) => Says(Remarks(DateTimeOffset.Parse(at + "Z", null), signatures: 1), begins);

    [Fact]
    public void Another_post_to_the_same_account_is_said_once_for_each_account() => Assert.Equal(
        ["Another post goes to School news at 2:30pm that day."],
        Remarks(Now.AddHours(5), 1, new NearPost(News.Id, Now.AddHours(5.5)), new NearPost(News.Id, Now.AddHours(5.9))));

    private static IReadOnlyList<string> Remarks(DateTimeOffset at, int signatures, params NearPost[] near) =>
        TimeRules.Remarks(at, Now, SchoolTime.Usual, signatures, near, [News]);

    private static void Says(IReadOnlyList<string> remarks, string? begins)
    {
        if (begins is null)
        {
            Assert.Empty(remarks);
        }
        else
        {
            Assert.StartsWith(begins, Assert.Single(remarks), StringComparison.Ordinal);
        }
    }
}
