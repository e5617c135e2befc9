using System.Net;

namespace Countersign.SignIn.Providers;

/// <summary>Our own requests to services: an answer that takes too long or says too much is given up, and none leads on to another address.</summary>
internal sealed class ProviderChannel(TimeSpan patience) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // A discovery document has a few KB, and keys and tokens are not larger.
    private const int Most = 256 * 1024;

    private static readonly TimeSpan NewAddresses = TimeSpan.FromMinutes(10);

    public HttpClient Client { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = patience,
        PooledConnectionLifetime = NewAddresses,
    })
    {
        Timeout = patience,
        MaxResponseContentBufferSize = Most,
    };

    public void Dispose() => Client.Dispose();
}
