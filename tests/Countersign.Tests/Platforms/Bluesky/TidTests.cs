using Countersign.Platforms.Bluesky;
using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms.Bluesky;

public class TidTests
{
    [Theory]
    [InlineData("00000000-0000-7000-8000-000000000000", "2222222222222")]
    [InlineData("019170a1-2971-7000-8000-000000000200", "3l25zusnsfck2")]
    [InlineData("019170a1-2971-7fff-8000-0000000003ff", "3l25zusntejzz")]
    [InlineData("019170a1-2971-7800-bfff-fffffffffc01", "3l25zusnsuw23")]
    public void Known_keys_give_known_identifiers(string key, string tid) => Assert.Equal(tid, Tid.Of(new SendKey(Guid.Parse(key))));

    [Fact]
    public void One_key_always_gives_one_identifier()
    {
        var key = SendKey.New(DateTimeOffset.UnixEpoch.AddYears(56));

        Assert.Equal(Tid.Of(key), Tid.Of(new SendKey(Guid.Parse(key.ToString()))));
    }

    [Fact]
    public void Later_keys_sort_after_earlier_ones()
    {
        var tids = Enumerable.Range(0, 1000).Select(i => Tid.Of(SendKey.New(TestClock.Start.AddMilliseconds(i)))).ToList();

        Assert.Equal(tids.Order(StringComparer.Ordinal), tids);
    }

    [Fact]
    public void Keys_of_one_millisecond_differ()
    {
        var tids = Enumerable.Range(0, 20).Select(_ => Tid.Of(SendKey.New(TestClock.Start))).ToList();

        Assert.Equal(20, tids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_identifier_is_valid_for_a_thousand_years()
    {
        var start = new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.All(Enumerable.Range(0, 1000), year => Assert.True(Tid.IsValid(Tid.Of(SendKey.New(start.AddMonths(year * 2))))));
    }

    [Theory]
    [InlineData("3l25zusnsfck2", true)]
    [InlineData("jzzzzzzzzzzzz", true)]
    [InlineData("kzzzzzzzzzzzz", false)]
    [InlineData("3l25zusnsfck", false)]
    [InlineData("3l25zusnsfck20", false)]
    [InlineData("3l25zusnsfck1", false)]
    [InlineData("3L25ZUSNSFCK2", false)]
    [InlineData("", false)]
    public void Only_thirteen_letters_of_the_alphabet_are_an_identifier(string text, bool valid) => Assert.Equal(valid, Tid.IsValid(text));

    [Fact]
    public void A_key_that_is_not_version_seven_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SendKey(Guid.Parse("4f0c1a52-7b1f-4a53-9d0e-2f6f3f0a9b11")));
}
