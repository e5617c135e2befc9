using System.Net.Http.Json;

[assembly: AssemblyFixture(typeof(Countersign.Tests.Peers.MailPeer))]

namespace Countersign.Tests.Peers;

/// <summary>An e-mail as the mail server received it.</summary>
public sealed record ArrivedMail(IReadOnlyList<string> To, string Subject, string Text, string Html, string Id);

/// <summary>A real mail server on this machine, started by the first test that sends to it. Tests that take it away start one of their own.</summary>
public sealed class MailPeer : IAsyncDisposable
{
    private readonly Lazy<Task<PeerProcess>> running = new(() => PeerProcess.Start("maildev"));
    private readonly HttpClient http = new();

    public async Task<MailServer> Server() =>
        new("127.0.0.1", (await running.Value).Places.GetProperty("port").GetInt32(), false, "Countersign <countersign@school.example>");

    /// <summary>Everything that arrived for addresses that end so, in order.</summary>
    public async Task<IReadOnlyList<ArrivedMail>> For(string domain) =>
        [.. (await Tell("mails")).Where(mail => mail.To.Any(address => address.EndsWith(domain, StringComparison.Ordinal)))];

    public Task Down() => Tell("down");

    public Task Up() => Tell("up");

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (running.IsValueCreated)
        {
            await (await running.Value).DisposeAsync();
        }
    }

    private async Task<ArrivedMail[]> Tell(string what) => (await http.GetFromJsonAsync<ArrivedMail[]>(
        new Uri((await running.Value).Places.GetProperty("control").GetString() + "/" + what), TestContext.Current.CancellationToken))!;
}
