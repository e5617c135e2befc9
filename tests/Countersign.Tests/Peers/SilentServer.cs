using System.Net;
using System.Net.Sockets;

namespace Countersign.Tests.Peers;

/// <summary>Accepts every connection and never says a word.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> held = [];

    public SilentServer() => listener.Start();

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>How many of them the other side has not closed.</summary>
    public int Held => held.Count(client => !client.Client.Poll(0, SelectMode.SelectRead) || client.Available > 0);

    /// <summary>Waits until somebody has connected that many times, and keeps each waiting.</summary>
    public async Task Accept(int count, CancellationToken ct)
    {
        for (var accepted = 0; accepted < count; accepted++)
        {
            held.Add(await listener.AcceptTcpClientAsync(ct));
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        held.ForEach(client => client.Dispose());
    }
}
