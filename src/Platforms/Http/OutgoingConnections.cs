using System.Net;
using System.Net.Sockets;

namespace Countersign.Platforms.Http;

/// <summary>
/// How every client of this program connects. A name is resolved once, its addresses are weighed by the policy, and those very addresses are connected to:
/// what a name leads to a moment later counts for nothing. No redirection is followed, and no proxy is read from the environment, behind which nobody
/// would see which address was meant.
/// </summary>
internal sealed class OutgoingConnections(AddressPolicy policy, TimeProvider clock)
{
    /// <summary>What a name leads to.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <param name="patience">How long a connection may take.</param>
    public HttpClient Client(TimeSpan patience) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, ct) => Dial(context.DnsEndPoint, patience, ct),
    });

    // The handler's own connect timeout cannot be told from a timeout after sending; a socket error can.
    private async ValueTask<Stream> Dial(DnsEndPoint place, TimeSpan patience, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            var host = place.Host.Trim('[', ']');
            var found = IPAddress.TryParse(host, out var written) ? [written] : await Resolve(host, either.Token);
            return await Connect([.. found.Where(address => policy.Allows(address, place.Port))], place.Port, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new SocketException((int)SocketError.TimedOut);
        }
    }

    private static async Task<Stream> Connect(IReadOnlyList<IPAddress> addresses, int port, CancellationToken ct)
    {
        // One that may not be connected to looks like one where nothing is.
        var failed = new SocketException((int)SocketError.ConnectionRefused);
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException fault)
            {
                socket.Dispose();
                failed = fault;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw failed;
    }
}
