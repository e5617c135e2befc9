namespace Countersign.Platforms.Http;

/// <summary>How long to wait for a platform.</summary>
/// <param name="Connect">For a connection: beyond it nothing was sent, so trying again is safe.</param>
/// <param name="Answer">For the whole answer to one request: beyond it nobody knows whether the request arrived.</param>
internal sealed record PlatformPatience(TimeSpan Connect, TimeSpan Answer)
{
    public static PlatformPatience Usual { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
}
