using System.Net;
using System.Net.Sockets;

[assembly: AssemblyFixture(typeof(Countersign.Tests.Peers.OidcPeer))]

namespace Countersign.Tests.Peers;

/// <summary>A real OpenID Connect provider on this machine, started by the first test that signs in there and shared by all.</summary>
public sealed class OidcPeer : IAsyncDisposable
{
    private readonly Lazy<Task<PeerProcess>> running = new(() => PeerProcess.Start("oidc"));
    private readonly HttpClient http = new();

    public async Task<string> Issuer() => (await running.Value).Places.GetProperty("issuer").GetString()!;

    /// <summary>Enters a program that may sign people in.</summary>
    public Task NewClient(string id, string secret, Uri back) => Tell("client", new
    {
        client_id = id,
        client_secret = secret,
        redirect_uris = new[] { back },
        grant_types = new[] { "authorization_code", "refresh_token" },
        response_types = new[] { "code" },
        token_endpoint_auth_method = "client_secret_post",
    });

    /// <summary>Enters an account with what is said of it, and how its owner signs in there.</summary>
    public Task NewAccount(string subject, Dictionary<string, object> claims, params string[] methods) => Tell("account", new { sub = subject, claims, amr = methods });

    /// <summary>The account is there no longer, and nothing new is given out for it.</summary>
    public Task SwitchOff(string subject) => Tell("switch-off", new { sub = subject });

    /// <summary>A port that nothing listens at, for a program whose address has to be known before it starts.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (running.IsValueCreated)
        {
            await (await running.Value).DisposeAsync();
        }
    }

    private async Task Tell(string what, object said)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(await Issuer() + "/control/" + what), said, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
