using Countersign.Platforms.Contract;

namespace Countersign.Platforms.Assisted;

/// <summary>
/// A place as a platform to which the program sends nothing. Whoever asks it all the same is told the truth: nothing is sent, and only the person who puts
/// posts up there knows what is there.
/// </summary>
internal sealed class AssistedPlatform(string name, PlatformLimits limits, AssistedPlace place) : IPlatform
{
    private const string AskThem = "Only the person who puts posts up there can look";

    public string Name { get; } = name;

    public PlatformLimits Limits { get; } = limits;

    public AssistedPlace? Assisted { get; } = place;

    public Task<PublishAnswer> Publish(Connection connection, Outgoing post, CancellationToken ct) =>
        Task.FromResult<PublishAnswer>(new PublishAnswer.Rejected("A person of the school puts posts up there, so nothing was sent"));

    public Task<FindAnswer> Find(Connection connection, SendKey key, CancellationToken ct) => Task.FromResult<FindAnswer>(new FindAnswer.NotKnown(AskThem));

    public Task<ReadBackAnswer> ReadBack(Connection connection, PlatformId id, CancellationToken ct) =>
        Task.FromResult<ReadBackAnswer>(new ReadBackAnswer.NotKnown(AskThem));

    public Task<DeleteAnswer> Delete(Connection connection, PlatformId id, CancellationToken ct) =>
        Task.FromResult<DeleteAnswer>(new DeleteAnswer.NotKnown(AskThem));

    public Task<ConnectAnswer> Connect(Connection connection, CancellationToken ct) => Task.FromResult<ConnectAnswer>(new ConnectAnswer.NotKnown(AskThem));
}
