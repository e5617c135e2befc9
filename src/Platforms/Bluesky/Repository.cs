using System.Text.Json;
using System.Text.Json.Nodes;

namespace Countersign.Platforms.Bluesky;

/// <summary>What a look at one record showed.</summary>
internal abstract record Look
{
    private Look()
    {
    }

    public sealed record There(string Text, IReadOnlyList<string> Alts) : Look;

    public sealed record NotThere : Look;

    public sealed record Unclear(string Why) : Look;
}

/// <summary>The calls on an account's own records, each signed in and, when its token has run out, tried once more with a new one.</summary>
internal sealed class Repository(Xrpc xrpc, Sessions sessions)
{
    public Task<Reply> Upload(Connection connection, Picture picture, CancellationToken ct) =>
        Call(connection, session => xrpc.Upload(connection.Server, session.Access, picture.Bytes, picture.MediaType, ct), ct);

    public Task<Reply> Resolve(Connection connection, string handle, CancellationToken ct) =>
        Call(connection, session => xrpc.Query(connection.Server, session.Access, "com.atproto.identity.resolveHandle", ct, ("handle", handle)), ct);

    /// <summary>
    /// Writes the record unless another one is there: <c>swapRecord: null</c> makes the platform refuse to overwrite, and the same content
    /// again is no change.
    /// </summary>
    public Task<Reply> Put(Connection connection, PostAddress address, JsonObject record, CancellationToken ct) =>
        Call(connection, session => xrpc.Procedure(connection.Server, session.Access, "com.atproto.repo.putRecord", Named(address, record), ct), ct);

    public Task<Reply> Delete(Connection connection, PostAddress address, CancellationToken ct) =>
        Call(connection, session => xrpc.Procedure(connection.Server, session.Access, "com.atproto.repo.deleteRecord", Named(address, null), ct), ct);

    public async Task<Look> Look(Connection connection, PostAddress address, CancellationToken ct)
    {
        var reply = await Call(
            connection,
            session => xrpc.Query(
                connection.Server, session.Access, "com.atproto.repo.getRecord", ct,
                ("repo", address.Did), ("collection", PostAddress.Collection), ("rkey", address.Key)),
            ct);
        return reply switch
        {
            Reply.Refused { Code: "RecordNotFound" } => new Look.NotThere(),
            Reply.Done(var body) when Names(body, address) && PostRecord.Read(body) is var (text, alts) => new Look.There(text, alts),
            Reply.Done => new Look.Unclear("The platform answered with something that is not this post"),
            _ => new Look.Unclear(reply.Sentence),
        };
    }

    /// <summary>Whether an answer is about this very record.</summary>
    public static bool Names(JsonElement body, PostAddress address) =>
        body.TryGetProperty("uri", out var uri) && uri.ValueKind == JsonValueKind.String && uri.ValueEquals(address.Id.Value);

    private async Task<Reply> Call(Connection connection, Func<Session, Task<Reply>> call, CancellationToken ct)
    {
        var signIn = await sessions.For(connection, ct);
        if (signIn is SignIn.In(var session))
        {
            var reply = await call(session);
            if (!HasRunOut(reply))
            {
                return reply;
            }

            signIn = await sessions.Renewed(connection, session, ct);
        }

        return signIn switch
        {
            SignIn.In(var renewed) => await call(renewed),
            SignIn.Not(var reply) => reply,
            _ => throw new InvalidOperationException("A sign-in answers in two ways."),
        };
    }

    // The protocol says 400 for a token that has run out; 401 is what the HTTP standard would say.
    private static bool HasRunOut(Reply reply) => reply is Reply.Refused { Code: "ExpiredToken" or "InvalidToken" } or Reply.Refused { Status: 401 };

    private static JsonObject Named(PostAddress address, JsonObject? record)
    {
        var input = new JsonObject { ["repo"] = address.Did, ["collection"] = PostAddress.Collection, ["rkey"] = address.Key };
        if (record is not null)
        {
            // A second call sends the same record, and a node of a JSON tree can have one parent only.
            input["record"] = record.DeepClone();
            input["swapRecord"] = null;
        }

        return input;
    }
}
