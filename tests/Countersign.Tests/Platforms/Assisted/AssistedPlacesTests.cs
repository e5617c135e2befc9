using Countersign.Platforms.Assisted;
using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms.Assisted;

public sealed class AssistedPlacesTests
{
    [Fact]
    public void Every_place_that_schools_ask_for_is_there_and_none_twice() =>
        Assert.Equal(
            ["class-app", "facebook", "instagram", "linkedin", "other", "threads", "tiktok", "website", "x", "youtube"],
            AssistedPlaces.All.Select(place => place.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_states_limits_in_which_something_can_be_said()
    {
        Assert.All(AssistedPlaces.All, place =>
        {
            Assert.InRange(place.Limits.Graphemes, 200, 100_000);
            Assert.InRange(place.Limits.Pictures, 1, 50);
            Assert.InRange(place.Limits.PictureSide, 1000, 4000);
            Assert.InRange(place.Limits.PictureBytes, 1_000_000, 8_000_000);
            Assert.InRange(place.Limits.AltGraphemes, 500, 5000);
            Assert.NotNull(place.Assisted);
            Assert.True(place.Assisted.Hosts.Count > 0 || !place.Assisted.HasLinks || place.Name == "website");
        });
    }

    [Fact]
    public void Where_a_text_alone_is_not_taken_its_author_is_told_before_anybody_signs()
    {
        var instagram = AssistedPlaces.All.Single(place => place.Name == "instagram").Limits;

        Assert.Equal("It takes no post without a picture. Add one", instagram.WhyNot("Beans", []));
        Assert.Null(AssistedPlaces.All.Single(place => place.Name == "facebook").Limits.WhyNot("Beans", []));
    }

    [Theory]
    [InlineData("facebook | Facebook | on Facebook | 100")]
    [InlineData("a | A | on A | many | 10 | 8000000 | 2048 | 1000 | no | yes | a.example")]
    [InlineData("a | A | on A | 100 | 10 | 8000000 | 2048 | 1000 | perhaps | yes | a.example")]
    public void A_line_in_another_form_is_refused(string line) => Assert.Throws<FormatException>(() => AssistedPlaces.Read(line));

    [Fact]
    public async Task Whoever_asks_a_place_all_the_same_sends_nothing_and_learns_nothing()
    {
        var (place, ct) = (AssistedPlaces.All[0], TestContext.Current.CancellationToken);
        var connection = new Connection(new Uri("https://www.facebook.com/wrenfield"), "facebook.com/wrenfield", "-");
        var (key, id) = (SendKey.New(TestClock.Start), new PlatformId("x"));

        Assert.IsType<PublishAnswer.Rejected>(await place.Publish(connection, new Outgoing(key, "Beans", [], TestClock.Start, "en-GB"), ct));
        Assert.IsType<FindAnswer.NotKnown>(await place.Find(connection, key, ct));
        Assert.IsType<ReadBackAnswer.NotKnown>(await place.ReadBack(connection, id, ct));
        Assert.IsType<DeleteAnswer.NotKnown>(await place.Delete(connection, id, ct));
        Assert.IsType<ConnectAnswer.NotKnown>(await place.Connect(connection, ct));
    }
}
