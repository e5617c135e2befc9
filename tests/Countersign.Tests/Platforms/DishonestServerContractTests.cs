using Countersign.Platforms.Contract;
using Countersign.Platforms.Http;
using Microsoft.Extensions.Time.Testing;

namespace Countersign.Tests.Platforms;

/// <summary>What a platform on another machine must do besides, because servers err and lie.</summary>
public abstract class DishonestServerContractTests(IRemotePlatformUnderTest remote) : RemotePlatformTests(remote)
{
    private static readonly (string Type, string Body)[] Lies =
    [
        ("text/html", "<!doctype html><title>Welcome to the guest network</title>"),
        ("application/json", "{\"uri\":"),
        ("application/json", "[1, 2, 3]"),
        ("application/json", "{\"uri\":\"at://did:plc:someone/app.bsky.feed.post/2222222222222\",\"cid\":\"x\"}"),
        ("application/json", ""),
        ("application/json", "{\"padding\":\"" + new string('x', PlatformHttp.LongestAnswer) + "\"}"),
    ];

    [Fact]
    public async Task A_send_answered_with_nonsense_is_not_known()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;

        await Assert.AllAsync(Lies, async lie =>
        {
            road.Rule = OnSend(traveller => traveller.Answer(200, lie.Body, lie.Type));
            Assert.IsType<PublishAnswer.NotKnown>(await Platform.Publish(account, Post("Answered with nonsense"), Ct));
        });

        Assert.Equal(0, await Count(straight));
    }

    [Fact]
    public async Task A_server_that_answers_everything_with_nonsense_settles_nothing()
    {
        var (road, account, _) = await Road();
        await using var __ = road;

        await Assert.AllAsync(Lies, async lie =>
        {
            road.Rule = traveller => traveller.Answer(200, lie.Body, lie.Type);
            Assert.IsType<ConnectAnswer.NotKnown>(await Platform.Connect(account, Ct));
            Assert.IsType<PublishAnswer.NotKnown>(await Platform.Publish(account, Post("Nonsense"), Ct));
            Assert.IsType<FindAnswer.NotKnown>(await Platform.Find(account, SendKey.New(Noon), Ct));
        });
    }

    [Fact]
    public async Task A_post_read_back_as_nonsense_is_neither_there_nor_gone()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var published = await Published(account, Post("Read back as nonsense"));

        await Assert.AllAsync(Lies, async lie =>
        {
            road.Rule = traveller => traveller.Answer(200, lie.Body, lie.Type);
            Assert.IsType<ReadBackAnswer.NotKnown>(await Platform.ReadBack(account, published.Id, Ct));
            Assert.IsType<DeleteAnswer.NotKnown>(await Platform.Delete(account, published.Id, Ct));
        });

        Assert.Equal(1, await Count(straight));
    }

    [Fact]
    public async Task An_error_of_the_server_after_it_kept_the_post_is_not_known_and_then_found()
    {
        var (road, account, _) = await Road();
        await using var __ = road;
        var post = Post("Kept in spite of the error");
        road.Rule = OnSend(async traveller =>
        {
            using var kept = await traveller.Deliver();
            await traveller.Answer(502, "{\"error\":\"UpstreamFailure\"}");
        });

        Assert.IsType<PublishAnswer.NotKnown>(await Platform.Publish(account, post, Ct));

        Assert.IsType<FindAnswer.Found>(await Platform.Find(account, post.Key, Ct));
    }

    [Fact]
    public async Task A_refusal_of_a_post_that_was_kept_all_the_same_counts_as_published()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        road.Rule = OnSend(async traveller =>
        {
            using var kept = await traveller.Deliver();
            await traveller.Answer(400, "{\"error\":\"InvalidRequest\",\"message\":\"No\"}");
        });

        await Published(account, Post("Refused and kept"));

        Assert.Equal(1, await Count(straight));
    }

    [Fact]
    public async Task A_refusal_repeats_what_the_platform_said()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        road.Rule = OnSend(traveller => traveller.Answer(400, "{\"error\":\"InvalidRequest\",\"message\":\"Not on a\\u0007 Sunday\"}"));

        var answer = await Platform.Publish(account, Post("On a Sunday"), Ct);

        Assert.Equal(new PublishAnswer.Rejected("Not on a Sunday"), answer);
        Assert.Equal(0, await Count(straight));
    }

    [Fact]
    public async Task A_platform_that_asks_for_patience_is_tried_again_when_it_says()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        road.Rule = OnSend(traveller => traveller.Answer(429, "{}", "application/json", ("ratelimit-reset", "1795263300")));

        var answer = await Remote.With(new FakeTimeProvider(Noon)).Publish(account, Post("Too often"), Ct);

        Assert.Equal(new PublishAnswer.TryLater(Noon.AddMinutes(15)), answer);
        Assert.Equal(0, await Count(straight));
    }

    [Fact]
    public async Task A_platform_that_asks_for_patience_without_saying_how_long_leaves_it_open()
    {
        var (road, account, _) = await Road();
        await using var __ = road;
        road.Rule = OnSend(traveller => traveller.Answer(429, "{}"));

        Assert.Equal(new PublishAnswer.TryLater(null), await Platform.Publish(account, Post("Too often"), Ct));
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        var (road, account, _) = await Road();
        await using var __ = road;
        await using var elsewhere = await FaultyRoad.To(account.Server);
        road.Rule = traveller => traveller.Answer(307, "", "text/plain", ("Location", elsewhere.Address.ToString()));

        Assert.IsType<PublishAnswer.NotKnown>(await Platform.Publish(account, Post("Follow me"), Ct));

        Assert.Equal(0, elsewhere.Travelled);
    }

    [Fact]
    public async Task A_deletion_that_the_platform_only_claims_leaves_the_post_there()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var published = await Published(account, Post("Still here"));
        road.Rule = traveller => Remote.IsTheDelete(traveller) ? traveller.Answer(200, "{}") : traveller.PassOn();

        Assert.IsType<DeleteAnswer.StillThere>(await Platform.Delete(account, published.Id, Ct));

        Assert.Equal(1, await Count(straight));
    }
}
