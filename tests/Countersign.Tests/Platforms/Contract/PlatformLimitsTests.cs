using Countersign.Platforms;
using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms.Contract;

public class PlatformLimitsTests
{
    private static readonly PlatformLimits Limits = new(10, 50, 2, 5000, 20, ["image/png"]);

    [Theory]
    [InlineData("", 0)]
    [InlineData("beans", 5)]
    [InlineData("👩‍👩‍👧‍👦", 1)]
    [InlineData("🇬🇧🇫🇷", 2)]
    [InlineData("🏴󠁧󠁢󠁷󠁬󠁳󠁿", 1)]
    [InlineData("👍🏽", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("a\r\nb", 3)]
    [InlineData("नि", 1)]
    [InlineData("각", 1)]
    public void Length_is_counted_as_a_reader_would(string text, int length) => Assert.Equal(length, TextLength.Graphemes(text));

    [Theory]
    [InlineData("0123456789", null)]
    [InlineData("0123456789x", "11 characters")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", null)]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦x", "several parts")]
    public void A_text_must_fit(string text, string? why) => Check(why, Limits.WhyNot(text, []));

    [Theory]
    [InlineData(0xD83C)]
    [InlineData(0xDF31)]
    public void Half_a_character_does_not_fit(int half) => Check("half a character", Limits.WhyNot("a" + (char)half + "b", []));

    [Fact]
    public void Pictures_must_fit()
    {
        var picture = SamplePicture.Of("Beans");

        Check(null, Limits.WhyNot("", [picture, picture with { Alt = new string('x', 20) }]));
        Check("3 pictures", Limits.WhyNot("", [picture, picture, picture]));
        Check("Picture 2 is of the kind image/gif", Limits.WhyNot("", [picture, picture with { MediaType = "image/gif" }]));
        Check("5001 bytes", Limits.WhyNot("", [picture with { Bytes = new byte[5001] }]));
        Check("empty", Limits.WhyNot("", [picture with { Bytes = default }]));
        Check("longer than 20", Limits.WhyNot("", [picture with { Alt = new string('x', 21) }]));
        Check("half a character", Limits.WhyNot("", [picture with { Alt = "\udc00" }]));
        Check("width", Limits.WhyNot("", [picture with { Width = 0 }]));
    }

    [Fact]
    public void A_connection_never_prints_its_secret()
    {
        var connection = new Connection(new Uri("https://social.beanfield.test"), "beanfield.test", "hunter-two");

        Assert.DoesNotContain("hunter-two", $"{connection}", StringComparison.Ordinal);
        Assert.Contains("beanfield.test", $"{connection}", StringComparison.Ordinal);
    }

    [Fact]
    public void Registration_offers_bluesky_and_the_places_where_a_person_puts_posts_up()
    {
        using var services = new ServiceCollection().AddPlatforms().BuildServiceProvider(validateScopes: true);

        Assert.Equal("bluesky", Assert.Single(services.GetServices<IPlatform>(), platform => platform.Assisted is null).Name);
        Assert.Contains(services.GetServices<IPlatform>(), platform => platform.Assisted is { Title: "Facebook" });
    }

    private static void Check(string? part, string? why)
    {
        if (part is null)
        {
            Assert.Null(why);
        }
        else
        {
            Assert.Contains(part, why, StringComparison.Ordinal);
        }
    }
}
