using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Countersign.Platforms.Contract;
using Countersign.Platforms.Http;

namespace Countersign.Platforms.Bluesky;

/// <summary>
/// Sessions of connections, in memory only. The platform allows 300 sign-ins a day, so a session is kept and refreshed; a
/// failure to reach the platform never throws one away.
/// </summary>
internal sealed partial class BlueskySessions(Xrpc xrpc)
{
    private readonly ConcurrentDictionary<Connection, Seat> seats = new();

    /// <summary>The session kept, or a new one.</summary>
    public Task<SignInAnswer> For(Connection connection, CancellationToken ct) => Take(connection, _ => true, ct);

    /// <summary>A session that is not <paramref name="stale"/>: refreshed once, or a new one where refreshing is refused.</summary>
    public Task<SignInAnswer> Renewed(Connection connection, BlueskySession stale, CancellationToken ct) => Take(connection, kept => kept != stale, ct);

    /// <summary>A session proved with the platform just now.</summary>
    public Task<SignInAnswer> Proved(Connection connection, CancellationToken ct) => Take(connection, _ => false, ct);

    internal void Keep(Connection connection, BlueskySession session) => SeatOf(connection).Session = session;

    private async Task<SignInAnswer> Take(Connection connection, Func<BlueskySession, bool> good, CancellationToken ct)
    {
        var seat = SeatOf(connection);
        // One at a time: two refreshes of one session would spend the same refresh token twice.
        await seat.Turn.WaitAsync(ct);
        try
        {
            if (seat.Session is { } kept && good(kept))
            {
                return new SignInAnswer.In(kept);
            }

            var answer = seat.Session is { } old ? await Refresh(connection, old, ct) : await Create(connection, ct);
            if (answer is SignInAnswer.In(var fresh))
            {
                seat.Session = fresh;
            }
            else if (answer is SignInAnswer.Not(PlatformReply.Refused))
            {
                seat.Session = null;
            }

            return answer;
        }
        finally
        {
            seat.Turn.Release();
        }
    }

    private async Task<SignInAnswer> Refresh(Connection connection, BlueskySession old, CancellationToken ct)
    {
        var reply = await xrpc.Procedure(connection.Server, old.Refresh, "com.atproto.server.refreshSession", null, ct);
        return Read(reply) is var answer and not SignInAnswer.Not(PlatformReply.Refused) ? answer : await Create(connection, ct);
    }

    private async Task<SignInAnswer> Create(Connection connection, CancellationToken ct)
    {
        var input = new JsonObject { ["identifier"] = connection.Handle, ["password"] = connection.Secret };
        return Read(await xrpc.Procedure(connection.Server, null, "com.atproto.server.createSession", input, ct)) switch
        {
            SignInAnswer.Not(PlatformReply.Refused { Code: "AuthFactorTokenRequired" } refused) =>
                new SignInAnswer.Not(refused with
                {
                    Message = "This account asks for a code when it signs in. Make an app password in Bluesky's settings and use that here",
                }),
            var answer => answer,
        };
    }

    private static SignInAnswer Read(PlatformReply reply) => reply switch
    {
        PlatformReply.Done(var body) when Text(body, "did") is var did && PostAddress.IsDid(did)
            && Text(body, "handle") is var handle && IsHandle(handle) && Token(body, "accessJwt") is { } access && Token(body, "refreshJwt") is { } refresh
            => new SignInAnswer.In(new BlueskySession(did, handle, access, refresh)),
        PlatformReply.Done => new SignInAnswer.Not(new PlatformReply.Garbled("The platform answered a sign-in without a session")),
        // Something in between refused, not the platform: no reason to give an account up.
        PlatformReply.Refused { Code: "" } => new SignInAnswer.Not(new PlatformReply.Garbled(reply.Sentence)),
        _ => new SignInAnswer.Not(reply),
    };

    // Of the protocol's own form, a domain name in ASCII (https://atproto.com/specs/handle): it is kept and shown.
    private static bool IsHandle(string text) => text.Length <= 253 && Handle().IsMatch(text);

    [GeneratedRegex(@"^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Handle();

    // Anything else could not be written into a header, and no server of the protocol makes such a token.
    private static string? Token(JsonElement body, string name) =>
        Text(body, name) is { Length: > 0 and < 8192 } token && token.All(c => c is > ' ' and <= '~') ? token : null;

    private static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private Seat SeatOf(Connection connection) => seats.GetOrAdd(connection, _ => new Seat());

    private sealed class Seat
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public BlueskySession? Session { get; set; }
    }
}
