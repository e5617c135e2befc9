using System.Net;
using System.Net.Sockets;
using System.Text;
using Countersign.Platforms.Http;
using Microsoft.Extensions.Time.Testing;

namespace Countersign.Tests.Platforms.Http;

public class PlatformHttpTests
{
    private static readonly PlatformPatience Patience = PlatformPatience.Usual;

    private static PlatformHttp NewHttp(TimeProvider clock, PlatformPatience patience) =>
        new(new OutgoingConnections(new AddressPolicy(TestDatabase.ThisMachine), clock), clock, patience);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_never_ends_is_given_up()
    {
        await using var road = await FaultyRoad.To(new Uri("http://127.0.0.1"));
        var clock = TestClock.Make();
        road.Rule = async traveller =>
        {
            await traveller.Answer(200, "{\"uri\":");
            await traveller.Request.HttpContext.Response.Body.FlushAsync(traveller.Left);
            clock.Advance(Patience.Answer);
            await traveller.Silence();
        };
        using var http = NewHttp(clock, Patience);

        Assert.IsType<PlatformReply.Lost>(await http.Send(new HttpRequestMessage(HttpMethod.Get, road.Address), Ct));
    }

    [Fact]
    public async Task A_connection_that_is_never_accepted_was_sent_nothing()
    {
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var place = (IPEndPoint)full.LocalEndPoint!;
        using var first = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await first.ConnectAsync(place, Ct);
        using var http = NewHttp(TimeProvider.System, Patience with { Connect = TimeSpan.FromMilliseconds(50) });

        Assert.IsType<PlatformReply.Unreached>(await http.Send(new HttpRequestMessage(HttpMethod.Get, new Uri($"http://{place}")), Ct));
    }

    [Fact]
    public async Task A_name_that_cannot_exist_was_sent_nothing()
    {
        var tooLongForAnyResolver = new string('b', 64) + ".invalid";
        using var http = NewHttp(TimeProvider.System, Patience);

        Assert.IsType<PlatformReply.Unreached>(await http.Send(new HttpRequestMessage(HttpMethod.Get, new Uri("https://" + tooLongForAnyResolver)), Ct));
    }

    [Fact]
    public async Task A_server_without_encryption_where_it_is_due_was_sent_nothing()
    {
        await using var road = await FaultyRoad.To(new Uri("http://127.0.0.1"));
        using var http = NewHttp(TimeProvider.System, Patience);

        var reply = await http.Send(new HttpRequestMessage(HttpMethod.Get, new Uri($"https://127.0.0.1:{road.Address.Port}")), Ct);

        Assert.IsType<PlatformReply.Unreached>(reply);
        Assert.Equal(0, road.Travelled);
    }

    [Theory]
    [InlineData("http://beanfield.test/")]
    [InlineData("http://127.0.0.1.beanfield.test/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("beanfield.test")]
    public async Task Only_https_and_this_machine_are_spoken_to(string address)
    {
        using var http = NewHttp(TimeProvider.System, Patience);

        Assert.IsType<PlatformReply.NotAllowed>(await http.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute)), Ct));
    }

    [Theory]
    [InlineData(PlatformHttp.LongestAnswer, true)]
    [InlineData(PlatformHttp.LongestAnswer + 1, false)]
    public async Task An_answer_is_read_up_to_its_longest(int bytes, bool read)
    {
        await using var road = await FaultyRoad.To(new Uri("http://127.0.0.1"));
        road.Rule = traveller => traveller.Answer(200, "{}" + new string(' ', bytes - 2));
        using var http = NewHttp(TimeProvider.System, Patience);

        Assert.Equal(read, await http.Send(new HttpRequestMessage(HttpMethod.Get, road.Address), Ct) is PlatformReply.Done);
    }

    [Theory]
    [InlineData("{\"message\":\"Too long\",\"error\":\"InvalidRequest\"}", "Too long")]
    [InlineData("{\"error\":\"InvalidRequest\"}", "InvalidRequest")]
    [InlineData("{\"message\":42}", "The platform refused without saying why (400)")]
    [InlineData("<h1>Bad request</h1>", "The platform refused without saying why (400)")]
    [InlineData("", "The platform refused without saying why (400)")]
    public async Task A_refusal_is_in_the_platforms_words_where_it_has_some(string body, string said)
    {
        await using var road = await FaultyRoad.To(new Uri("http://127.0.0.1"));
        road.Rule = traveller => traveller.Answer(400, body);
        using var http = NewHttp(TimeProvider.System, Patience);

        Assert.Equal(said, (await http.Send(new HttpRequestMessage(HttpMethod.Get, road.Address), Ct)).Sentence);
    }

    [Theory]
    [InlineData("ratelimit-reset", "1795263300", 900)]
    [InlineData("ratelimit-reset", "1795262399", 0)]
    [InlineData("ratelimit-reset", "60", 60)]
    [InlineData("ratelimit-reset", "999999999", 86_400)]
    [InlineData("ratelimit-reset", "99999999999", 86_400)]
    [InlineData("ratelimit-reset", "999999999999", null)]
    [InlineData("ratelimit-reset", "-1", null)]
    [InlineData("ratelimit-reset", "soon", null)]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "2147483647", 86_400)]
    [InlineData("Retry-After", "Sat, 21 Nov 2026 12:01:00 GMT", 60)]
    [InlineData("Retry-After", "Sat, 21 Nov 2026 11:00:00 GMT", 0)]
    [InlineData("Server", "none", null)]
    public async Task A_platform_may_ask_for_patience_up_to_a_day(string header, string value, int? seconds)
    {
        var noon = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        await using var road = await FaultyRoad.To(new Uri("http://127.0.0.1"));
        road.Rule = traveller => traveller.Answer(429, "{}", "application/json", (header, value));
        using var http = NewHttp(new FakeTimeProvider(noon), Patience);

        var reply = await http.Send(new HttpRequestMessage(HttpMethod.Get, road.Address), Ct);

        Assert.Equal(new PlatformReply.Busy(seconds is { } wait ? noon.AddSeconds(wait) : null), reply);
    }

    [Fact]
    public async Task What_a_platform_says_is_cut_to_a_length_a_person_reads()
    {
        await using var road = await FaultyRoad.To(new Uri("http://127.0.0.1"));
        road.Rule = traveller => traveller.Answer(400, "{\"message\":\"" + new string('n', 5000) + "\"}");
        using var http = NewHttp(TimeProvider.System, Patience);

        Assert.Equal(300, (await http.Send(new HttpRequestMessage(HttpMethod.Get, road.Address), Ct)).Sentence.Length);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_so_by_the_exception_and_not_by_an_answer()
    {
        await using var road = await FaultyRoad.To(new Uri("http://127.0.0.1"));
        using var caller = new CancellationTokenSource();
        road.Rule = async traveller =>
        {
            await caller.CancelAsync();
            await traveller.Silence();
        };
        using var http = NewHttp(TimeProvider.System, Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, road.Address) { Content = new StringContent("beans", Encoding.UTF8) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => http.Send(request, caller.Token));
    }
}
