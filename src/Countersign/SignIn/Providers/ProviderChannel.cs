using Countersign.Platforms;

namespace Countersign.SignIn.Providers;

/// <summary>Our own requests to services: an answer that takes too long or says too much is given up, and none leads on to another address.</summary>
internal sealed class ProviderChannel : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // A discovery document has a few KB, and keys and tokens are not larger.
    private const int Most = 256 * 1024;

    public ProviderChannel(IServiceProvider services, TimeSpan patience)
    {
        Client = PlatformsRegistration.OutgoingClient(services, patience);
        Client.Timeout = patience;
        Client.MaxResponseContentBufferSize = Most;
    }

    public HttpClient Client { get; }

    public void Dispose() => Client.Dispose();
}
