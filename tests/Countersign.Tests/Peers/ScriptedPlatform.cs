using System.Collections.Concurrent;
using Countersign.Platforms.Contract;

namespace Countersign.Tests.Peers;

/// <summary>A platform that keeps what it is sent, and answers as a test told it before.</summary>
internal sealed class ScriptedPlatform : IPlatform
{
    private readonly ConcurrentDictionary<Guid, Outgoing> posts = [];

    /// <summary>What was asked of it, in order: publish, find, read back, delete, connect.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Answers in place of its own. What is told here is not kept.</summary>
    public ConcurrentQueue<PublishAnswer> Publishing { get; } = [];

    public ConcurrentQueue<FindAnswer> Finding { get; } = [];

    public ConcurrentQueue<ReadBackAnswer> ReadingBack { get; } = [];

    public ConcurrentQueue<DeleteAnswer> Deleting { get; } = [];

    public ConcurrentQueue<ConnectAnswer> Connecting { get; } = [];

    /// <summary>Happens after a post has arrived and before the answer goes back.</summary>
    public Func<Task> BeforeAnswering { get; set; } = () => Task.CompletedTask;

    public IReadOnlyCollection<Outgoing> Posts => [.. posts.Values];

    public string Name => "scripted";

    public PlatformLimits Limits { get; } = new(300, 3000, 4, 1_000_000, 1000, ["image/jpeg", "image/png"]);

    public async Task<PublishAnswer> Publish(Connection connection, Outgoing post, CancellationToken ct)
    {
        Asked.Enqueue("publish");
        if (Publishing.TryDequeue(out var told))
        {
            return told;
        }

        posts[post.Key.Value] = post;
        await BeforeAnswering();
        return new PublishAnswer.Published(IdOf(post.Key), LinkTo(post.Key));
    }

    public Task<FindAnswer> Find(Connection connection, SendKey key, CancellationToken ct)
    {
        Asked.Enqueue("find");
        return Task.FromResult(Finding.TryDequeue(out var told) ? told : posts.ContainsKey(key.Value) ? new FindAnswer.Found(IdOf(key), LinkTo(key)) : new FindAnswer.NotThere());
    }

    public Task<ReadBackAnswer> ReadBack(Connection connection, PlatformId id, CancellationToken ct)
    {
        Asked.Enqueue("read back");
        return Task.FromResult(ReadingBack.TryDequeue(out var told) ? told
            : posts.TryGetValue(Guid.Parse(id.Value), out var post) ? new ReadBackAnswer.There(post.Text, [.. post.Pictures.Select(picture => picture.Alt)], LinkTo(post.Key))
            : new ReadBackAnswer.NotThere());
    }

    public Task<DeleteAnswer> Delete(Connection connection, PlatformId id, CancellationToken ct)
    {
        Asked.Enqueue("delete");
        if (Deleting.TryDequeue(out var told))
        {
            return Task.FromResult(told);
        }

        posts.TryRemove(Guid.Parse(id.Value), out _);
        return Task.FromResult<DeleteAnswer>(new DeleteAnswer.Gone());
    }

    public Task<ConnectAnswer> Connect(Connection connection, CancellationToken ct)
    {
        Asked.Enqueue("connect");
        return Task.FromResult(Connecting.TryDequeue(out var told) ? told : new ConnectAnswer.Connected("wrenfield", "wrenfield"));
    }

    private static PlatformId IdOf(SendKey key) => new(key.Value.ToString());

    private static Uri LinkTo(SendKey key) => new($"https://social.test/posts/{key.Value}");
}
