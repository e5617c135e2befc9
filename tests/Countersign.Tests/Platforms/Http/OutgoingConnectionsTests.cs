using System.Net;
using System.Net.Sockets;
using Countersign.Platforms.Http;

namespace Countersign.Tests.Platforms.Http;

/// <summary>Somebody listens on this machine; whether they are reached depends on the policy and on nothing that a name or a redirection says.</summary>
public sealed class OutgoingConnectionsTests : IAsyncLifetime
{
    private static readonly IPAddress Here = IPAddress.Loopback;

    // Of a documentation network: nobody has it.
    private static readonly IPAddress Elsewhere = IPAddress.Parse("192.0.2.1");

    private FaultyRoad road = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        road = await FaultyRoad.To(new Uri("http://127.0.0.1"));
        road.Rule = traveller => traveller.Answer(200, "{}");
    }

    public ValueTask DisposeAsync() => road.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("0.0.0.0")]
    [InlineData("ａbc.invalid")]
    public async Task No_way_of_writing_this_machine_reaches_it(string host)
    {
        using var client = new OutgoingConnections(new AddressPolicy([]), TimeProvider.System).Client(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri($"http://{host}:{road.Address.Port}/"), Ct));

        Assert.Equal(0, road.Travelled);
    }

    [Fact]
    public async Task What_is_listed_is_reached_and_a_redirection_from_there_is_not_followed()
    {
        road.Rule = traveller => traveller.Answer(302, "", "text/plain", ("Location", "http://127.0.0.1:1/"));
        using var client = Client([$"127.0.0.1:{road.Address.Port}"], _ => [Here]);

        using var answer = await client.GetAsync(At("name.test"), Ct);

        Assert.Equal((HttpStatusCode.Redirect, 1), (answer.StatusCode, road.Travelled));
    }

    [Fact]
    public async Task Of_a_name_with_an_open_and_a_shut_address_only_the_open_one_is_tried()
    {
        using var shut = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        shut.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), road.Address.Port));
        shut.Listen();
        using var client = Client(["127.0.0.1"], _ => [IPAddress.Parse("127.0.0.2"), Here]);

        using var answer = await client.GetAsync(At("name.test"), Ct);

        Assert.Equal((HttpStatusCode.OK, 1), (answer.StatusCode, road.Travelled));
        Assert.False(shut.Poll(0, SelectMode.SelectRead));
    }

    [Fact]
    public async Task A_name_is_resolved_once_and_what_it_leads_to_afterwards_counts_for_nothing()
    {
        var asked = 0;
        using var client = Client([], _ => asked++ == 0 ? [Elsewhere] : [Here]);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(At("name.test"), Ct));

        Assert.Equal((1, 0), (asked, road.Travelled));
    }

    [Fact]
    public async Task A_proxy_in_the_environment_is_not_asked()
    {
        var before = Environment.GetEnvironmentVariable("http_proxy");
        Environment.SetEnvironmentVariable("http_proxy", road.Address.ToString());
        try
        {
            using var client = Client([], _ => [Elsewhere]);

            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(At("name.test"), Ct));
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", before);
        }

        Assert.Equal(0, road.Travelled);
    }

    private static HttpClient Client(IEnumerable<string> listed, Func<string, IPAddress[]> resolve) =>
        new OutgoingConnections(new AddressPolicy(listed), TimeProvider.System) { Resolve = (name, _) => Task.FromResult(resolve(name)) }
            .Client(TimeSpan.FromSeconds(5));

    private Uri At(string host) => new($"http://{host}:{road.Address.Port}/");
}
