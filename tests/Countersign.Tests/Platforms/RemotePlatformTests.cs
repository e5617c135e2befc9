using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms;

/// <summary>What a platform on another machine brings to be tested.</summary>
public interface IRemotePlatformUnderTest : IDisposable
{
    IPlatform Platform { get; }

    /// <summary>A second client of the same platform, with a clock of the test's own.</summary>
    IPlatform With(TimeProvider clock);

    Task<Connection> NewAccount();

    Task<int> Count(Connection account);

    /// <summary>Whether this request is the one that makes a post public.</summary>
    bool IsTheSend(Traveller traveller);

    /// <summary>Whether this request deletes.</summary>
    bool IsTheDelete(Traveller traveller);
}

/// <summary>Tests of a platform on another machine, reached by a road on which things can go wrong.</summary>
public abstract class RemotePlatformTests(IRemotePlatformUnderTest remote) : PlatformTests, IDisposable
{
    protected override IPlatform Platform => remote.Platform;

    protected IRemotePlatformUnderTest Remote => remote;

    public void Dispose()
    {
        remote.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override Task<Connection> NewAccount() => remote.NewAccount();

    protected override Task<int> Count(Connection account) => remote.Count(account);

    /// <summary>A new account, the same by a road to its server, and that road.</summary>
    protected async Task<(FaultyRoad Road, Connection ThroughIt, Connection Straight)> Road()
    {
        var straight = await remote.NewAccount();
        var road = await FaultyRoad.To(straight.Server);
        return (road, straight with { Server = road.Address }, straight);
    }

    /// <summary>Goes wrong where a post would become public, and nowhere else.</summary>
    protected Func<Traveller, Task> OnSend(Func<Traveller, Task> fault) => traveller => remote.IsTheSend(traveller) ? fault(traveller) : traveller.PassOn();
}
