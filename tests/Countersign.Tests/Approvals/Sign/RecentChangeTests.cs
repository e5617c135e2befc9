using Countersign.Approvals.Sign;
using Countersign.People.Records;
using static Countersign.Tests.Samples.SamplePost;

namespace Countersign.Tests.Approvals.Sign;

public sealed class RecentChangeTests
{
    private static readonly DateTimeOffset Change = TestClock.Start;

    private static readonly StaffMember Given = Manager with { PowerChange = "role given", PowerChangedAt = Change };

    [Theory]
    [InlineData(0, 0, "role given")]
    [InlineData(6, 23, "role given")]
    [InlineData(7, 0, "role given")]
    [InlineData(7, 1, null)]
    [InlineData(8, 0, null)]
    public void A_week_ends_with_its_seventh_day_to_the_moment(int days, int hours, string? shown) =>
        Assert.Equal(shown, RecentChange.Before(Given, null, Change.AddDays(days).AddHours(hours)));

    [Fact]
    public void A_millisecond_after_a_week_it_is_a_signature_like_any_other() =>
        Assert.Null(RecentChange.Before(Given, null, Change.AddDays(7).AddMilliseconds(1)));

    [Fact]
    public void A_new_policy_shows_beside_it_and_by_itself()
    {
        Assert.Equal("role given, policy put in force", RecentChange.Before(Given, Change, Change));
        Assert.Equal("policy put in force", RecentChange.Before(Manager, Change, Change.AddDays(7)));
        Assert.Null(RecentChange.Before(Manager, Change, Change.AddDays(7).AddMilliseconds(1)));
        Assert.Null(RecentChange.Before(Manager, null, Change));
    }

    [Fact]
    public void A_change_without_its_words_is_one_all_the_same() =>
        Assert.Equal("change of power", RecentChange.Before(Manager with { PowerChangedAt = Change }, null, Change));
}
