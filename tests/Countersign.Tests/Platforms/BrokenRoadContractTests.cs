using System.Net;
using System.Net.Sockets;
using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms;

/// <summary>What a platform on another machine must do besides, because networks fail.</summary>
public abstract class BrokenRoadContractTests(IRemotePlatformUnderTest remote) : RemotePlatformTests(remote)
{
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
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)closed.LocalEndPoint!).Port;
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
        var clock = TestClock.Make();
        var post = Post("Sent, and then silence");
        road.Rule = OnSend(async traveller =>
        {
            using var answer = await traveller.Deliver();
            clock.Advance(TimeSpan.FromHours(1));
            await traveller.Silence();
        });

        Assert.IsType<PublishAnswer.NotKnown>(await Remote.With(clock).Publish(account, post, Ct));

        Assert.IsType<FindAnswer.Found>(await Platform.Find(straight, post.Key, Ct));
    }

    [Fact]
    public async Task A_secret_never_travels_over_plain_http_to_another_machine()
    {
        var account = new Connection(new Uri("http://social.beanfield.test"), "beanfield.test", "secret");

        Assert.IsType<ConnectAnswer.Refused>(await Platform.Connect(account, Ct));
        Assert.IsType<PublishAnswer.Rejected>(await Platform.Publish(account, Post("In the open"), Ct));
    }

    [Fact]
    public async Task A_deletion_cut_off_after_it_arrived_is_proved_by_reading()
    {
        var (road, account, straight) = await Road();
        await using var _ = road;
        var published = await Published(account, Post("Gone unheard"));
        road.Rule = traveller => Remote.IsTheDelete(traveller) ? traveller.DeliverThenCut() : traveller.PassOn();

        Assert.Equal(new DeleteAnswer.Gone(), await Platform.Delete(account, published.Id, Ct));

        Assert.Equal(0, await Count(straight));
    }
}
