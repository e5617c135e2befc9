using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Countersign.Tests.Peers;

/// <summary>
/// A mail server that answers as a test says where no real one could be made to: it refuses an address, or takes an e-mail and is gone before it says so. Otherwise
/// it answers as RFC 5321 says.
/// </summary>
internal sealed class ScriptedMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly Task serving;

    public ScriptedMailServer()
    {
        listener.Start();
        serving = Serve();
    }

    public MailServer Settings => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, false, "countersign@school.example");

    /// <summary>The answer to a line of the client; none hangs up instead. What it does not say is answered as usual.</summary>
    public Func<string, string?> Answer { get; set; } = static line => Usual(line);

    /// <summary>Each e-mail that came through, whatever was answered.</summary>
    public List<string> Mails { get; } = [];

    public static string Usual(string line) => line switch
    {
        "DATA" => "354 go on",
        "QUIT" => "221 good-bye",
        _ => "250 fine",
    };

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        listener.Stop();
        await serving;
        listener.Dispose();
        stopped.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopped.Token);
                await Talk(client.GetStream());
            }
        }
        catch (Exception fault) when (stopped.IsCancellationRequested && fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync(stopped.Token) is { } line)
        {
            if (Answer(line) is not { } answer)
            {
                return;
            }

            await writer.WriteLineAsync(answer);
            if (line == "DATA")
            {
                Mails.Add(await Mail(reader));
                if (Answer(".") is not { } taken)
                {
                    return;
                }

                await writer.WriteLineAsync(taken);
            }
        }
    }

    private async Task<string> Mail(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(stopped.Token) is { } line && line != ".")
        {
            mail.AppendLine(line);
        }

        return mail.ToString();
    }
}
