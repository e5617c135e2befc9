using Countersign.Platforms.Bluesky;
using Countersign.Platforms.Contract;
using Countersign.Platforms.Http;

namespace Countersign.Tests.Platforms.Bluesky;

internal sealed class BlueskyUnderTest : IRemotePlatformUnderTest
{
    private readonly BlueskyPeer peer;
    private readonly List<PlatformHttp> opened = [];

    public BlueskyUnderTest(BlueskyPeer peer)
    {
        this.peer = peer;
        Client = Open(TimeProvider.System);
    }

    public BlueskyPlatform Client { get; }

    public IPlatform Platform => Client;

    public IPlatform With(TimeProvider clock) => Open(clock);

    public Task<Connection> NewAccount() => peer.NewAccount();

    public async Task<int> Count(Connection account) => (await peer.Posts(account)).Count;

    public bool IsTheSend(Traveller traveller) => traveller.Request.Path == "/xrpc/com.atproto.repo.putRecord";

    public bool IsTheDelete(Traveller traveller) => traveller.Request.Path == "/xrpc/com.atproto.repo.deleteRecord";

    public void Dispose() => opened.ForEach(http => http.Dispose());

    private BlueskyPlatform Open(TimeProvider clock)
    {
        var http = new PlatformHttp(new OutgoingConnections(new AddressPolicy(TestDatabase.ThisMachine), clock), clock, PlatformPatience.Usual with { Answer = TimeSpan.FromMinutes(2) });
        opened.Add(http);
        return new BlueskyPlatform(http);
    }
}
