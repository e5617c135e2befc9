using System.Text.Json;
using Countersign.Platforms.Contract;

[assembly: AssemblyFixture(typeof(Countersign.Tests.Peers.BlueskyPeer))]

namespace Countersign.Tests.Peers;

/// <summary>A real Bluesky server on this machine, started by the first test that asks for an account and shared by all.</summary>
public sealed class BlueskyPeer : IAsyncDisposable
{
    private readonly Lazy<Task<PeerProcess>> running = new(() => PeerProcess.Start("bluesky"));
    private readonly HttpClient http = new();

    /// <summary>A new account with a password of its own.</summary>
    public async Task<Connection> NewAccount()
    {
        var server = new Uri((await running.Value).Places.GetProperty("pds").GetString()!);
        var name = "s" + Guid.CreateVersion7().ToString("N")[^14..];
        var account = new Connection(server, name + ".test", "secret-" + name);
        await Call(server, null, "com.atproto.server.createAccount", new { handle = account.Handle, email = name + "@school.test", password = account.Secret });
        return account;
    }

    /// <summary>The same account, opened by an app password that this makes.</summary>
    public async Task<Connection> WithAppPassword(Connection account)
    {
        var made = await Call(account.Server, await Token(account), "com.atproto.server.createAppPassword", new { name = "countersign" });
        return account with { Secret = made.GetProperty("password").GetString()! };
    }

    public async Task RevokeAppPassword(Connection account) =>
        await Call(account.Server, await Token(account), "com.atproto.server.revokeAppPassword", new { name = "countersign" });

    /// <summary>The same account under another handle.</summary>
    public async Task<Connection> Rename(Connection account, string handle)
    {
        await Call(account.Server, await Token(account), "com.atproto.identity.updateHandle", new { handle });
        return account with { Handle = handle };
    }

    /// <summary>The account's posts as stored, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> Posts(Connection account)
    {
        var (found, after) = (new List<JsonElement>(), "");
        do
        {
            var list = await http.GetFromJsonAsync<JsonElement>(new Uri(account.Server, $"/xrpc/com.atproto.repo.listRecords?repo={account.Handle}&collection=app.bsky.feed.post&limit=100{after}"));
            found.AddRange(list.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("value")));
            after = list.TryGetProperty("cursor", out var cursor) ? $"&cursor={cursor.GetString()}" : "";
        }
        while (after.Length > 0);
        return found;
    }

    public async Task<(string Access, string Refresh, string Did)> SignIn(Connection account)
    {
        var session = await Call(account.Server, null, "com.atproto.server.createSession", new { identifier = account.Handle, password = account.Secret });
        return (session.GetProperty("accessJwt").GetString()!, session.GetProperty("refreshJwt").GetString()!, session.GetProperty("did").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (running.IsValueCreated)
        {
            await (await running.Value).DisposeAsync();
        }
    }

    private async Task<string> Token(Connection account) => (await SignIn(account)).Access;

    private async Task<JsonElement> Call(Uri server, string? token, string method, object input)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/xrpc/" + method)) { Content = JsonContent.Create(input) };
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method}: {body}");
        return body.Length == 0 ? default : JsonElement.Parse(body);
    }
}
