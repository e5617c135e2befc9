using Countersign.Platforms.Contract;
using Countersign.Platforms.Http;

namespace Countersign.Platforms.Bluesky;

/// <summary>
/// Bluesky, and any server of the AT Protocol, with an app password.
/// Exactly once: the record key comes from the send key (<see cref="Tid"/>) and is written with <c>putRecord</c>.
/// </summary>
internal sealed class BlueskyPlatform : IPlatform
{
    private readonly BlueskySessions sessions;
    private readonly Repository repository;

    public BlueskyPlatform(PlatformHttp http)
    {
        var xrpc = new Xrpc(http);
        sessions = new BlueskySessions(xrpc);
        repository = new Repository(xrpc, sessions);
    }

    public string Name => "bluesky";

    /// <summary>
    /// From the lexicons app.bsky.feed.post (300 graphemes, 3,000 bytes) and app.bsky.embed.images (4 pictures of 2,000,000
    /// bytes). No lexicon limits a description or the sides of a picture: 2,000 characters and 2,000 pixels are what Bluesky's own app allows.
    /// </summary>
    public PlatformLimits Limits { get; } = new(300, 3000, 4, 2_000_000, 2000, ["image/jpeg", "image/png", "image/webp"]) { PictureSide = 2000 };

    public async Task<PublishAnswer> Publish(Connection connection, Outgoing post, CancellationToken ct)
    {
        if (Limits.WhyNot(post.Text, post.Pictures) is { } why)
        {
            return new PublishAnswer.Rejected(why);
        }

        return await sessions.For(connection, ct) switch
        {
            SignInAnswer.In(var session) when connection.AccountId is { } account && session.Did != account =>
                new PublishAnswer.Rejected("The server opened another account than the one that was connected"),
            SignInAnswer.In(var session) => await new PublishAttempt(repository, connection, post, new PostAddress(session.Did, Tid.Of(post.Key))).Run(ct),
            SignInAnswer.Not(var reply) => PublishAttempt.NothingSent(reply),
            _ => throw new InvalidOperationException("A sign-in answers in two ways."),
        };
    }

    public async Task<FindAnswer> Find(Connection connection, SendKey key, CancellationToken ct)
    {
        if (await sessions.For(connection, ct) is not SignInAnswer.In(var session))
        {
            return new FindAnswer.NotKnown("The account could not be signed in, so nobody could look");
        }

        var address = new PostAddress(session.Did, Tid.Of(key));
        return await repository.Look(connection, address, ct) switch
        {
            RecordAnswer.There => new FindAnswer.Found(address.Id, address.Link),
            RecordAnswer.NotThere => new FindAnswer.NotThere(),
            RecordAnswer.Unclear(var why) => new FindAnswer.NotKnown(why),
            _ => throw new InvalidOperationException("A look answers in three ways."),
        };
    }

    public async Task<ReadBackAnswer> ReadBack(Connection connection, PlatformId id, CancellationToken ct)
    {
        if (PostAddress.Parse(id.Value) is not { } address)
        {
            return new ReadBackAnswer.NotKnown("This is not the id of a Bluesky post");
        }

        return await repository.Look(connection, address, ct) switch
        {
            RecordAnswer.There(var text, var alts) => new ReadBackAnswer.There(text, alts, address.Link),
            RecordAnswer.NotThere => new ReadBackAnswer.NotThere(),
            RecordAnswer.Unclear(var why) => new ReadBackAnswer.NotKnown(why),
            _ => throw new InvalidOperationException("A look answers in three ways."),
        };
    }

    public async Task<DeleteAnswer> Delete(Connection connection, PlatformId id, CancellationToken ct)
    {
        if (PostAddress.Parse(id.Value) is not { } address)
        {
            return new DeleteAnswer.NotKnown("This is not the id of a Bluesky post");
        }

        var reply = await repository.Delete(connection, address, ct);
        return await repository.Look(connection, address, ct) switch
        {
            RecordAnswer.NotThere => new DeleteAnswer.Gone(),
            RecordAnswer.There when reply is PlatformReply.Done =>
                new DeleteAnswer.StillThere("The platform said that it deleted the post, but it still shows it"),
            // A request that may still be on its way can yet delete it.
            RecordAnswer.There when reply is PlatformReply.Lost => new DeleteAnswer.NotKnown(reply.Sentence),
            RecordAnswer.There => new DeleteAnswer.StillThere(reply.Sentence),
            RecordAnswer.Unclear(var why) => new DeleteAnswer.NotKnown(why),
            _ => throw new InvalidOperationException("A look answers in three ways."),
        };
    }

    public async Task<ConnectAnswer> Connect(Connection connection, CancellationToken ct) => await sessions.Proved(connection, ct) switch
    {
        SignInAnswer.In(var session) => new ConnectAnswer.Connected(session.Handle, session.Did),
        SignInAnswer.Not(var reply) when reply is PlatformReply.Refused or PlatformReply.NotAllowed => new ConnectAnswer.Refused(reply.Sentence),
        // Whatever listens there, or nothing: whoever names a server learns no more of it than that it is none.
        SignInAnswer.Not => new ConnectAnswer.NotKnown("No Bluesky server answered at that address"),
        _ => throw new InvalidOperationException("A sign-in answers in two ways."),
    };

    internal void Keep(Connection connection, BlueskySession session) => sessions.Keep(connection, session);
}
