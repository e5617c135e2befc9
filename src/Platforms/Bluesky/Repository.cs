using System.Text.Json;
using System.Text.Json.Nodes;
using Countersign.Platforms.Contract;
using Countersign.Platforms.Http;

namespace Countersign.Platforms.Bluesky;

/// <summary>What a look at one record showed.</summary>
internal abstract record RecordAnswer
{
    private RecordAnswer()
    {
    }

    public sealed record There(string Text, IReadOnlyList<string> Alts) : RecordAnswer;

    public sealed record NotThere : RecordAnswer;

    public sealed record Unclear(string Why) : RecordAnswer;
}

/// <summary>The calls on an account's own records, each signed in and, when its token has run out, tried once more with a new one.</summary>
internal sealed class Repository(Xrpc xrpc, BlueskySessions sessions)
{
    public Task<PlatformReply> Upload(Connection connection, Picture picture, CancellationToken ct) =>
        Call(connection, session => xrpc.Upload(connection.Server, session.Access, picture.Bytes, picture.MediaType, ct), ct);

    public Task<PlatformReply> Resolve(Connection connection, string handle, CancellationToken ct) =>
        Call(connection, session => xrpc.Query(connection.Server, session.Access, "com.atproto.identity.resolveHandle", ct, ("handle", handle)), ct);

    /// <summary>
    /// Writes the record unless another one is there: <c>swapRecord: null</c> makes the platform refuse to overwrite, and the same content
    /// again is no change.
    /// </summary>
    public Task<PlatformReply> Put(Connection connection, PostAddress address, JsonObject record, CancellationToken ct) =>
        Call(connection, session => xrpc.Procedure(connection.Server, session.Access, "com.atproto.repo.putRecord", Named(address, record), ct), ct);

    public Task<PlatformReply> Delete(Connection connection, PostAddress address, CancellationToken ct) =>
        Call(connection, session => xrpc.Procedure(connection.Server, session.Access, "com.atproto.repo.deleteRecord", Named(address, null), ct), ct);

    public async Task<RecordAnswer> Look(Connection connection, PostAddress address, CancellationToken ct)
    {
        var reply = await Call(
            connection,
            session => xrpc.Query(
                connection.Server, session.Access, "com.atproto.repo.getRecord", ct,
                ("repo", address.Did), ("collection", PostAddress.Collection), ("rkey", address.Key)),
            ct);
        return reply switch
        {
            PlatformReply.Refused { Code: "RecordNotFound" } => new RecordAnswer.NotThere(),
            PlatformReply.Done(var body) when Names(body, address) && PostRecord.Read(body) is var (text, alts) => new RecordAnswer.There(text, alts),
            PlatformReply.Done => new RecordAnswer.Unclear("The platform answered with something that is not this post"),
            _ => new RecordAnswer.Unclear(reply.Sentence),
        };
    }

    /// <summary>Whether an answer is about this very record.</summary>
    public static bool Names(JsonElement body, PostAddress address) =>
        body.TryGetProperty("uri", out var uri) && uri.ValueKind == JsonValueKind.String && uri.ValueEquals(address.Id.Value);

    private async Task<PlatformReply> Call(Connection connection, Func<BlueskySession, Task<PlatformReply>> call, CancellationToken ct)
    {
        var signIn = await sessions.For(connection, ct);
        if (signIn is SignInAnswer.In(var session))
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
            SignInAnswer.In(var renewed) => await call(renewed),
            SignInAnswer.Not(var reply) => reply,
            _ => throw new InvalidOperationException("A sign-in answers in two ways."),
        };
    }

    // The protocol says 400 for a token that has run out; 401 is what the HTTP standard would say.
    private static bool HasRunOut(PlatformReply reply) =>
        reply is PlatformReply.Refused { Code: "ExpiredToken" or "InvalidToken" } or PlatformReply.Refused { Status: 401 };

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
