using System.Net;
using System.Net.Sockets;
using Countersign.Platforms;

namespace Countersign.Tests.Platforms;

/// <summary>What a platform on another machine must do besides: networks fail, and servers err and lie.</summary>
public abstract class RemotePlatformContractTests : PlatformContractTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Lies => new()
    {
        { "text/html", "<!doctype html><title>Welcome to the guest network</title>" },
        { "application/json", "{\"uri\":" },
        { "application/json", "[1, 2, 3]" },
        { "application/json", "{\"uri\":\"at://did:plc:someone/app.bsky.feed.post/2222222222222\",\"cid\":\"x\"}" },
        { "application/json", "" },
        { "application/json", "{\"padding\":\"" + new string('x', PlatformHttp.LongestAnswer) + "\"}" },
    };

    protected abstract IPlatform With(TimeProvider clock);

    /// <summary>Whether this request is the one that makes a post public.</summary>
    private protected abstract bool IsTheSend(Traveller traveller);

    /// <summary>Whether this request deletes.</summary>
    private protected abstract bool IsTheDelete(Traveller traveller);

    private protected async Task<(FaultyRoad Road, Connection ThroughIt, Connection Straight)> Road()
    {
        var straight = await NewAccount();
        var road = await FaultyRoad.To(straight.Server);
        return (road, straight with { Server = road.Address }, straight);
    }

    private protected Func<Traveller, Task> OnSend(Func<Traveller, Task> fault) => traveller => IsTheSend(traveller) ? fault(traveller) : traveller.PassOn();

    [Fact]
    public async Task A_wrong_secret_is_refused_and_publishes_nothing()
    {
        var account = await NewAccount();
        var wrong = account with { Secret = "not the secret" };

        var refused = Assert.IsType<ConnectAnswer.Refused>(await Platform.Connect(wrong, Ct));
        Assert.IsType<PublishAnswer.Rejected>(await Platform.Publish(wrong, Post("Never seen"), Ct));

        Assert.NotEqual("", refused.Sentence);
        Assert.DoesNotContain(wrong.Secret, refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await Count(account));
    }

    [Fact]
    public async Task A_server_that_is_down_was_sent_nothing_so_the_post_can_try_later()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var account = new Connection(new Uri($"http://127.0.0.1:{port}"), "beanfield.test", "secret");

        Assert.Equal(new PublishAnswer.TryLater(null), await Platform.Publish(account, Post("Later"), Ct));
        Assert.IsType<FindAnswer.NotKnown>(await Platform.Find(account, SendKey.New(Noon), Ct));
        Assert.IsType<ConnectAnswer.NotKnown>(await Platform.Connect(account, Ct));
    }

    [Fact]
    public async Task A_server_that_goes_down_between_signing_in_and_sending_means_try_later()
    {
        var (road, account, straight) = await Road();
        await Platform.Connect(account, Ct);
        await road.DisposeAsync();

        Assert.Equal(new PublishAnswer.TryLater(null), await Platform.Publish(account, Post("Later"), Ct));
        Assert.Equal(0, await Count(straight));
    }

    [Fact]
    public async Task A_connection_cut_after_the_send_is_not_known_until_it_is_looked_for()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var post = Post("Sent, but nobody heard");
        road.Rule = OnSend(traveller => traveller.DeliverThenCut());

        Assert.IsType<PublishAnswer.NotKnown>(await Platform.Publish(account, post, Ct));

        var found = Assert.IsType<FindAnswer.Found>(await Platform.Find(account, post.Key, Ct));
        Assert.Equal(found.Id, (await Published(straight, post)).Id);
        Assert.Equal(1, await Count(straight));
    }

    [Fact]
    public async Task A_connection_cut_before_the_send_arrives_is_not_known_and_then_not_there()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var post = Post("Lost on the way");
        road.Rule = OnSend(traveller =>
        {
            traveller.Cut();
            return Task.CompletedTask;
        });

        Assert.IsType<PublishAnswer.NotKnown>(await Platform.Publish(account, post, Ct));

        Assert.Equal(new FindAnswer.NotThere(), await Platform.Find(account, post.Key, Ct));
        Assert.Equal(0, await Count(straight));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_not_known()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var clock = new HandClock(Noon);
        var post = Post("Sent, and then silence");
        road.Rule = OnSend(async traveller =>
        {
            using var answer = await traveller.Deliver();
            clock.Ring();
            await Task.Delay(Timeout.Infinite, traveller.Left).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        Assert.IsType<PublishAnswer.NotKnown>(await With(clock).Publish(account, post, Ct));

        Assert.IsType<FindAnswer.Found>(await Platform.Find(straight, post.Key, Ct));
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_send_answered_with_nonsense_is_not_known(string type, string body)
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var post = Post("Answered with nonsense");
        road.Rule = OnSend(traveller => traveller.Answer(200, body, type));

        Assert.IsType<PublishAnswer.NotKnown>(await Platform.Publish(account, post, Ct));

        Assert.Equal(0, await Count(straight));
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_server_that_answers_everything_with_nonsense_settles_nothing(string type, string body)
    {
        var (road, account, _) = await Road();
        await using var __ = road;
        road.Rule = traveller => traveller.Answer(200, body, type);

        Assert.IsType<ConnectAnswer.NotKnown>(await Platform.Connect(account, Ct));
        Assert.IsType<PublishAnswer.NotKnown>(await Platform.Publish(account, Post("Nonsense"), Ct));
        Assert.IsType<FindAnswer.NotKnown>(await Platform.Find(account, SendKey.New(Noon), Ct));
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_post_read_back_as_nonsense_is_neither_there_nor_gone(string type, string body)
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var published = await Published(account, Post("Read back as nonsense"));
        road.Rule = traveller => traveller.Answer(200, body, type);

        Assert.IsType<ReadBackAnswer.NotKnown>(await Platform.ReadBack(account, published.Id, Ct));
        Assert.IsType<DeleteAnswer.NotKnown>(await Platform.Delete(account, published.Id, Ct));
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

    [Theory]
    [InlineData("ratelimit-reset", "1795263300", 900)]
    [InlineData("ratelimit-reset", "60", 60)]
    [InlineData("ratelimit-reset", "99999999999", 86_400)]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "Sat, 21 Nov 2026 11:00:00 GMT", 0)]
    public async Task A_platform_that_asks_for_patience_is_tried_again_when_it_says(string header, string value, int seconds)
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        road.Rule = OnSend(traveller => traveller.Answer(429, "{}", "application/json", (header, value)));

        var answer = await With(new HandClock(Noon)).Publish(account, Post("Too often"), Ct);

        Assert.Equal(new PublishAnswer.TryLater(Noon.AddSeconds(seconds)), answer);
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
    public async Task A_secret_never_travels_over_plain_http_to_another_machine()
    {
        var account = new Connection(new Uri("http://social.beanfield.test"), "beanfield.test", "secret");

        Assert.IsType<ConnectAnswer.Refused>(await Platform.Connect(account, Ct));
        Assert.IsType<PublishAnswer.Rejected>(await Platform.Publish(account, Post("In the open"), Ct));
    }

    [Fact]
    public async Task A_deletion_that_the_platform_only_claims_leaves_the_post_there()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var published = await Published(account, Post("Still here"));
        road.Rule = traveller => IsTheDelete(traveller) ? traveller.Answer(200, "{}") : traveller.PassOn();

        Assert.IsType<DeleteAnswer.StillThere>(await Platform.Delete(account, published.Id, Ct));

        Assert.Equal(1, await Count(straight));
    }

    [Fact]
    public async Task A_deletion_cut_off_after_it_arrived_is_proved_by_reading()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var published = await Published(account, Post("Gone unheard"));
        road.Rule = traveller => IsTheDelete(traveller) ? traveller.DeliverThenCut() : traveller.PassOn();

        Assert.Equal(new DeleteAnswer.Gone(), await Platform.Delete(account, published.Id, Ct));

        Assert.Equal(0, await Count(straight));
    }
}
