using System.Text;
using System.Text.Json;
using Countersign.Platforms;
using Countersign.Platforms.Bluesky;

namespace Countersign.Tests.Platforms;

public sealed class BlueskyTests : RemotePlatformContractTests, IDisposable
{
    private readonly BlueskyPeer peer;
    private readonly List<PlatformHttp> opened = [];
    private readonly BlueskyPlatform platform;

    public BlueskyTests(BlueskyPeer peer)
    {
        this.peer = peer;
        platform = Open(TimeProvider.System);
    }

    protected override IPlatform Platform => platform;

    public void Dispose() => opened.ForEach(http => http.Dispose());

    protected override IPlatform With(TimeProvider clock) => Open(clock);

    protected override Task<Connection> NewAccount() => peer.NewAccount();

    protected override async Task<int> Count(Connection account) => (await peer.Posts(account)).Count;

    private protected override bool IsTheSend(Traveller traveller) => traveller.Request.Path == "/xrpc/com.atproto.repo.putRecord";

    private protected override bool IsTheDelete(Traveller traveller) => traveller.Request.Path == "/xrpc/com.atproto.repo.deleteRecord";

    [Fact]
    public async Task The_stored_post_says_when_in_which_language_and_how_its_pictures_are_shaped()
    {
        var account = await NewAccount();
        var post = Post("Assembly", TestPicture.Of("A full hall", width: 40, height: 30)) with { At = new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(1)) };

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
    public async Task An_app_password_opens_the_account_until_it_is_revoked()
    {
        var account = await NewAccount();
        var app = await peer.WithAppPassword(account);
        await Published(app, Post("By app password"));

        await peer.RevokeAppPassword(account);

        Assert.IsType<ConnectAnswer.Refused>(await Platform.Connect(app, Ct));
        Assert.IsType<PublishAnswer.Rejected>(await Platform.Publish(app, Post("No longer"), Ct));
        Assert.Equal(1, await Count(account));
    }

    [Fact]
    public async Task A_token_that_has_run_out_is_refreshed_once_and_the_post_goes_out()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var calls = new List<string>();
        var (_, refresh, did) = await peer.SignIn(straight);
        platform.Keep(account, new Session(did, account.Handle, "run.out.token", refresh));
        road.Rule = traveller =>
        {
            calls.Add(traveller.Request.Path.Value!.Split('.')[^1]);
            return traveller.PassOn();
        };

        await Published(account, Post("With a new token"));

        Assert.Equal(["putRecord", "refreshSession", "putRecord"], calls);
    }

    [Fact]
    public async Task A_refresh_that_is_refused_signs_in_again()
    {
        var account = await NewAccount();
        var (_, _, did) = await peer.SignIn(account);
        platform.Keep(account, new Session(did, account.Handle, "run.out.token", "spent.refresh.token"));

        await Published(account, Post("Signed in again"));

        Assert.Equal(1, await Count(account));
    }

    [Fact]
    public async Task A_token_that_the_platform_never_accepts_is_not_tried_for_ever()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var tries = 0;
        road.Rule = OnSend(traveller =>
        {
            tries++;
            return traveller.Answer(401, "{\"error\":\"ExpiredToken\",\"message\":\"Token has expired\"}");
        });

        Assert.IsType<PublishAnswer.Rejected>(await Platform.Publish(account, Post("Never accepted"), Ct));

        Assert.Equal(2, tries);
        Assert.Equal(0, await Count(straight));
    }

    [Fact]
    public async Task Many_posts_use_one_sign_in()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var signIns = 0;
        road.Rule = traveller =>
        {
            signIns += traveller.Request.Path == "/xrpc/com.atproto.server.createSession" ? 1 : 0;
            return traveller.PassOn();
        };

        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Published(account, Post($"Post {i}"))));
        await Platform.Connect(account, Ct);

        Assert.Equal(1, signIns);
        Assert.Equal(3, await Count(straight));
    }

    [Fact]
    public async Task A_lost_connection_while_checking_the_account_does_not_disconnect_it()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        await Platform.Connect(account, Ct);
        road.Rule = traveller => traveller.Answer(503, "{}");

        Assert.IsType<ConnectAnswer.NotKnown>(await Platform.Connect(account, Ct));

        road.Rule = traveller => traveller.Request.Path == "/xrpc/com.atproto.server.createSession" ? traveller.Answer(500, "{}") : traveller.PassOn();
        await Published(account, Post("Still connected"));
        Assert.Equal(1, await Count(straight));
    }

    [Fact]
    public async Task A_picture_that_could_not_be_uploaded_publishes_nothing_and_can_try_later()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        road.Rule = traveller => traveller.Request.Path == "/xrpc/com.atproto.repo.uploadBlob" ? traveller.DeliverThenCut() : traveller.PassOn();

        Assert.Equal(new PublishAnswer.TryLater(null), await Platform.Publish(account, Post("No picture", TestPicture.Of("A kite")), Ct));

        Assert.Equal(0, await Count(straight));
    }

    [Fact]
    public async Task An_account_that_asks_for_a_code_is_told_to_make_an_app_password()
    {
        var (road, account, _) = await Road();
        await using var __ = road;
        road.Rule = traveller => traveller.Answer(401, "{\"error\":\"AuthFactorTokenRequired\",\"message\":\"A sign in code has been sent\"}");

        var refused = Assert.IsType<ConnectAnswer.Refused>(await Platform.Connect(account, Ct));

        Assert.Contains("app password", refused.Sentence, StringComparison.Ordinal);
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

    private BlueskyPlatform Open(TimeProvider clock)
    {
        var http = new PlatformHttp(clock, PlatformPatience.Usual);
        opened.Add(http);
        return new BlueskyPlatform(http);
    }
}
