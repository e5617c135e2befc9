using System.Text;
using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms.Bluesky;

[Trait("Database", "none")]
public sealed class BlueskyContractTests(BlueskyPeer peer) : PlatformContractTests, IDisposable
{
    private readonly BlueskyUnderTest subject = new(peer);

    protected override IPlatform Platform => subject.Platform;

    public void Dispose() => subject.Dispose();

    protected override Task<Connection> NewAccount() => subject.NewAccount();

    protected override Task<int> Count(Connection account) => subject.Count(account);
}

[Trait("Database", "none")]
public sealed class BlueskyBrokenRoadTests(BlueskyPeer peer) : BrokenRoadContractTests(new BlueskyUnderTest(peer));

[Trait("Database", "none")]
public sealed class BlueskyDishonestServerTests(BlueskyPeer peer) : DishonestServerContractTests(new BlueskyUnderTest(peer));

[Trait("Database", "none")]
public sealed class BlueskyPlatformTests(BlueskyPeer peer) : RemotePlatformTests(new BlueskyUnderTest(peer))
{
    [Fact]
    public async Task The_stored_post_says_when_in_which_language_and_how_its_pictures_are_shaped()
    {
        var account = await NewAccount();
        var post = Post("Assembly", SamplePicture.Of("A full hall", width: 40, height: 30)) with { At = new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(1)) };

        await Published(account, post);

        var stored = Assert.Single(await peer.Posts(account));
        Assert.Equal("2026-07-01T09:00:00.000Z", stored.GetProperty("createdAt").GetString());
        Assert.Equal("en-GB", stored.GetProperty("langs")[0].GetString());
        var shape = stored.GetProperty("embed").GetProperty("images")[0].GetProperty("aspectRatio");
        Assert.Equal((40, 30), (shape.GetProperty("width").GetInt32(), shape.GetProperty("height").GetInt32()));
    }

    [Fact]
    public async Task Links_mentions_and_hashtags_are_marked_by_their_bytes()
    {
        var account = await NewAccount();
        var friend = await NewAccount();
        var text = $"🌱 Beans from @{friend.Handle}, see beanfield.sch.uk/news. #Year4";

        await Published(account, Post(text));

        var stored = Assert.Single(await peer.Posts(account));
        var bytes = Encoding.UTF8.GetBytes(text);
        var marked = stored.GetProperty("facets").EnumerateArray().Select(f => (
            Shown: Encoding.UTF8.GetString(bytes[f.GetProperty("index").GetProperty("byteStart").GetInt32()..f.GetProperty("index").GetProperty("byteEnd").GetInt32()]),
            Means: f.GetProperty("features")[0].EnumerateObject().First(p => p.Name != "$type").Value.GetString()));
        Assert.Equal([("@" + friend.Handle, (await peer.SignIn(friend)).Did), ("beanfield.sch.uk/news", "https://beanfield.sch.uk/news"), ("#Year4", "Year4")], marked);
    }

    [Fact]
    public async Task A_mention_of_nobody_stays_plain_text()
    {
        var account = await NewAccount();

        await Published(account, Post("Thank you @nobody-at-all.test"));

        Assert.False(Assert.Single(await peer.Posts(account)).TryGetProperty("facets", out _));
    }

    [Fact]
    public async Task The_server_counts_emoji_and_flags_as_we_do()
    {
        var account = await NewAccount();
        var flags = string.Concat(Enumerable.Repeat("🏴󠁧󠁢󠁷󠁬󠁳󠁿", 90)) + string.Concat(Enumerable.Repeat("a", 210));

        await Published(account, Post(flags));
        await Published(account, Post(string.Concat(Enumerable.Repeat("🇬🇧", 300))));

        Assert.Equal(2, await Count(account));
    }

    [Fact]
    public async Task A_picture_that_could_not_be_uploaded_publishes_nothing_and_can_try_later()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        road.Rule = traveller => traveller.Request.Path == "/xrpc/com.atproto.repo.uploadBlob" ? traveller.DeliverThenCut() : traveller.PassOn();

        Assert.Equal(new PublishAnswer.TryLater(null), await Platform.Publish(account, Post("No picture", SamplePicture.Of("A kite")), Ct));

        Assert.Equal(0, await Count(straight));
    }

    [Fact]
    public async Task A_picture_stored_in_another_size_than_it_was_sent_stops_the_post()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var blob = "{\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku\"},\"mimeType\":\"image/png\",\"size\":7}}";
        road.Rule = traveller => traveller.Request.Path == "/xrpc/com.atproto.repo.uploadBlob" ? traveller.Answer(200, blob) : traveller.PassOn();

        Assert.IsType<PublishAnswer.NotKnown>(await Platform.Publish(account, Post("Half a picture", SamplePicture.Of("A kite")), Ct));

        Assert.Equal(0, await Count(straight));
    }

    [Fact]
    public async Task The_post_of_another_account_is_never_deleted()
    {
        var account = await NewAccount();
        var other = await NewAccount();
        var published = await Published(other, Post("Not yours"));

        Assert.IsNotType<DeleteAnswer.Gone>(await Platform.Delete(account, published.Id, Ct));

        Assert.Equal(1, await Count(other));
    }
}
