using Countersign.Platforms;

namespace Countersign.Tests.Platforms;

/// <summary>What a platform brings to be tested.</summary>
public interface IPlatformUnderTest : IDisposable
{
    IPlatform Platform { get; }

    /// <summary>An account that nothing was posted to.</summary>
    Task<Connection> NewAccount();

    /// <summary>How many posts the public can see.</summary>
    Task<int> Count(Connection account);
}

/// <summary>What a platform on another machine brings besides.</summary>
public interface IRemotePlatformUnderTest : IPlatformUnderTest
{
    /// <summary>A second client of the same platform, with a clock of the test's own.</summary>
    IPlatform With(TimeProvider clock);

    /// <summary>Whether this request is the one that makes a post public.</summary>
    bool IsTheSend(Traveller traveller);

    /// <summary>Whether this request deletes.</summary>
    bool IsTheDelete(Traveller traveller);
}

/// <summary>What the tests of platforms share.</summary>
public abstract class PlatformTests(IPlatformUnderTest subject) : IDisposable
{
    protected static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected IPlatformUnderTest Subject => subject;

    protected IPlatform Platform => subject.Platform;

    public void Dispose()
    {
        subject.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static Outgoing Post(string text, params Picture[] pictures) => new(SendKey.New(Noon), text, pictures, Noon, "en-GB");

    protected async Task<PublishAnswer.Published> Published(Connection account, Outgoing post) =>
        Assert.IsType<PublishAnswer.Published>(await Platform.Publish(account, post, Ct));

    /// <summary>A new account, and a road to its server on which things can go wrong.</summary>
    protected async Task<(FaultyRoad Road, Connection ThroughIt, Connection Straight)> Road()
    {
        var straight = await subject.NewAccount();
        var road = await FaultyRoad.To(straight.Server);
        return (road, straight with { Server = road.Address }, straight);
    }
}
