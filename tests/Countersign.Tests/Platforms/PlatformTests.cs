using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms;

/// <summary>What a platform brings to be tested, and what its tests share.</summary>
public abstract class PlatformTests
{
    protected static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    protected abstract IPlatform Platform { get; }

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>An account that nothing was posted to.</summary>
    protected abstract Task<Connection> NewAccount();

    /// <summary>How many posts the public can see.</summary>
    protected abstract Task<int> Count(Connection account);

    protected static Outgoing Post(string text, params Picture[] pictures) => new(SendKey.New(Noon), text, pictures, Noon, "en-GB");

    protected async Task<PublishAnswer.Published> Published(Connection account, Outgoing post) =>
        Assert.IsType<PublishAnswer.Published>(await Platform.Publish(account, post, Ct));
}
