using Countersign.Platforms.Bluesky;
using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms.Bluesky;

[Trait("Database", "none")]
public sealed class BlueskySessionTests : RemotePlatformTests
{
    private readonly BlueskyPeer peer;
    private readonly BlueskyUnderTest subject;

    public BlueskySessionTests(BlueskyPeer peer)
        : this(peer, new BlueskyUnderTest(peer))
    {
    }

    private BlueskySessionTests(BlueskyPeer peer, BlueskyUnderTest subject)
        : base(subject) => (this.peer, this.subject) = (peer, subject);

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
    public async Task An_account_that_took_another_handle_is_signed_in_by_its_lasting_id()
    {
        var account = await NewAccount();
        var (_, _, did) = await peer.SignIn(account);
        var renamed = await peer.Rename(account, "n" + account.Handle);

        var byHandle = await Platform.Connect(account, Ct);
        var byId = await Platform.Connect(account with { AccountId = did }, Ct);
        await Published(account with { AccountId = did }, Post("Under another handle"));

        Assert.IsType<ConnectAnswer.Refused>(byHandle);
        Assert.Equal(new ConnectAnswer.Connected(renamed.Handle, did), byId);
        Assert.Equal(1, await Count(renamed));
    }

    [Fact]
    public async Task A_server_that_opens_another_account_than_the_one_that_was_connected_is_sent_nothing()
    {
        var account = await NewAccount();
        var (access, refresh, did) = await peer.SignIn(account);
        var theirs = account with { AccountId = "did:plc:somebodyelse" };
        subject.Client.Keep(theirs, new BlueskySession(did, account.Handle, access, refresh));

        Assert.IsType<PublishAnswer.Rejected>(await Platform.Publish(theirs, Post("For somebody else"), Ct));
        Assert.Equal(0, await Count(account));
    }

    [Fact]
    public async Task A_token_that_has_run_out_is_refreshed_once_and_the_post_goes_out()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var calls = new List<string>();
        var (_, refresh, did) = await peer.SignIn(straight);
        subject.Client.Keep(account, new BlueskySession(did, account.Handle, "run.out.token", refresh));
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
        subject.Client.Keep(account, new BlueskySession(did, account.Handle, "run.out.token", "spent.refresh.token"));

        await Published(account, Post("Signed in again"));

        Assert.Equal(1, await Count(account));
    }

    [Fact]
    public async Task A_token_that_the_platform_never_accepts_is_not_tried_for_ever()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var tries = 0;
        road.Rule = traveller =>
        {
            if (!subject.IsTheSend(traveller))
            {
                return traveller.PassOn();
            }

            tries++;
            return traveller.Answer(401, "{\"error\":\"ExpiredToken\",\"message\":\"Token has expired\"}");
        };

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
    public async Task A_refusal_by_something_in_between_does_not_disconnect_the_account()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        await Platform.Connect(account, Ct);
        road.Rule = traveller => traveller.Answer(403, "<h1>Blocked by the school's filter</h1>", "text/html");

        Assert.IsType<ConnectAnswer.NotKnown>(await Platform.Connect(account, Ct));

        road.Rule = traveller => traveller.Request.Path == "/xrpc/com.atproto.server.createSession" ? traveller.Answer(500, "{}") : traveller.PassOn();
        await Published(account, Post("Still connected"));
        Assert.Equal(1, await Count(straight));
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
}
