using Countersign.Posts.Figures;

namespace Countersign.Tests.Posts.Figures;

[Trait("Database", "none")]
public sealed class ApprovalTimeTests
{
    private static DateTimeOffset At(double hours) => TestClock.Start.AddHours(hours);

    [Fact]
    public void It_runs_from_when_it_was_last_sent_to_the_last_signature_before_it_went_out() => Assert.Equal(
        TimeSpan.FromHours(3), ApprovalTime.Of([At(0), At(5)], [At(1), At(6), At(8), At(20)], At(9)));

    [Fact]
    public void What_was_not_seen_is_not_known()
    {
        Assert.Null(ApprovalTime.Of([], [At(1)], At(9)));
        Assert.Null(ApprovalTime.Of([At(0)], [], At(9)));
        Assert.Null(ApprovalTime.Median([]));
        Assert.Equal("Not known", ApprovalTime.Words(null));
    }

    [Theory]
    [InlineData(0, "1 minute")]
    [InlineData(1.25, "75 minutes")]
    [InlineData(1.75, "2 hours")]
    [InlineData(35, "35 hours")]
    [InlineData(47, "2 days")]
    public void It_is_told_as_people_would(double hours, string words) => Assert.Equal(words, ApprovalTime.Words(TimeSpan.FromHours(hours)));

    [Fact]
    public void Half_of_the_posts_took_no_longer() => Assert.Equal(
        TimeSpan.FromHours(2), ApprovalTime.Median([TimeSpan.FromHours(9), TimeSpan.FromHours(2), TimeSpan.FromHours(1), TimeSpan.FromHours(30)]));
}
