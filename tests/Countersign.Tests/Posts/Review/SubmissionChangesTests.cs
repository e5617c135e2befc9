using Countersign.People.Model;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Tests.Posts.Review;

public sealed class SubmissionChangesTests
{
    private static readonly SchoolAccountId News = SchoolAccountId.New();

    private static readonly SubmittedContent Before = new("Year 4 planted beans", null, "To share", null, [News.Value], [new("aa", "Beans"), new("bb", "A spade")]);

    [Fact]
    public void What_stayed_the_same_is_not_told() => Assert.Empty(Told(Before));

    [Fact]
    public void Each_difference_is_told_with_what_was_before() => Assert.Equal(
        [
            "The text said: Year 4 planted beans",
            "The credit line was empty",
            "What it is for was: To share",
            "It was to go out as soon as it was approved",
            "It is also to go to an account that was closed",
            "It is no longer to go to School news",
            "Picture 1 was described as: A spade",
            "Picture 2 is new",
            "A picture was removed",
        ],
        Told(new SubmittedContent("Year 5 did", "By Jo", null, DateTimeOffset.UnixEpoch, [Guid.Empty], [new("bb", "A fork"), new("cc", "Soil")])));

    [Fact]
    public void Another_order_of_the_same_pictures_is_told() =>
        Assert.Equal(["The pictures stand in another order"], Told(Before with { Pictures = [.. Before.Pictures.Reverse()] }));

    [Fact]
    public void What_is_kept_is_read_as_it_was() => Assert.Equal(Before.Json(), SubmittedContent.Read(Before.Json()).Json());

    private static IEnumerable<string> Told(SubmittedContent now) => SubmissionChanges.Between(
        Before, now, SchoolTime.Usual, new Dictionary<SchoolAccountId, AccountName> { [News] = new(News, "noticeboard", "School news", new PlatformLimits(300, 3000, 4, 1_000_000, 1000, ["image/png"])) })
        .Select(change => change.Before is null ? change.What : $"{change.What}: {change.Before}");
}
