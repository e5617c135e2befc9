namespace Countersign.Platforms.Contract;

/// <summary>
/// One social platform. Every method answers; none throws for what a network or a platform can do.
/// The one exception that leaves is <see cref="OperationCanceledException"/>, and only when the caller's own token was
/// cancelled: the caller must then treat the request as possibly sent.
/// </summary>
public interface IPlatform
{
    /// <summary>The word stored with an account, in lower case: <c>bluesky</c>, <c>noticeboard</c>.</summary>
    string Name { get; }

    /// <summary>What one post may hold, for the composer and for <see cref="Publish"/>, which refuses what goes beyond it before anything is sent.</summary>
    PlatformLimits Limits { get; }

    /// <summary>What it is where a person puts posts up, so that none of the questions below is asked of it; null where the program publishes itself.</summary>
    AssistedPlace? Assisted => null;

    /// <summary>
    /// Publishes once. The same key with the same content again leaves one post and answers with it; other content under a used
    /// key is rejected. A key whose post was deleted may publish it anew: whoever deletes must also stop the sending.
    /// </summary>
    Task<PublishAnswer> Publish(Connection connection, Outgoing post, CancellationToken ct);

    /// <summary>Looks for the post that carries the key chosen beforehand: the way to settle <see cref="PublishAnswer.NotKnown"/>.</summary>
    Task<FindAnswer> Find(Connection connection, SendKey key, CancellationToken ct);

    /// <summary>Reads what the platform now holds, to be compared with what was approved.</summary>
    Task<ReadBackAnswer> ReadBack(Connection connection, PlatformId id, CancellationToken ct);

    /// <summary>
    /// Deletes, then reads: only a platform that no longer has the post makes it <see cref="DeleteAnswer.Gone"/>. Deleting twice is
    /// harmless.
    /// </summary>
    Task<DeleteAnswer> Delete(Connection connection, PlatformId id, CancellationToken ct);

    /// <summary>Proves that the secret still opens the account: when an account is connected, and in the health check of the send path.</summary>
    Task<ConnectAnswer> Connect(Connection connection, CancellationToken ct);
}
