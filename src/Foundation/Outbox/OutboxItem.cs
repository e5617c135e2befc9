namespace Countersign.Foundation.Outbox;

/// <summary>
/// A piece of work that is to be done once, from a moment on: written in the same transaction as the change that asks for it,
/// claimed with a lease by one worker at a time, and possibly run twice after a crash.
/// </summary>
public sealed class OutboxItem : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    /// <summary>Which handler does it, such as <c>posts.send</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of the thing it is about. Never free text.</summary>
    public Guid Subject { get; init; }

    /// <summary>
    /// What it must be done in order with, such as the id of an account: of those with the same key one is done at a time, the earliest due first.
    /// Null where it stands for itself.
    /// </summary>
    public Guid? OrderingKey { get; init; }

    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? ClaimedUntil { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>What became of one attempt.</summary>
public abstract record WorkAnswer
{
    private WorkAnswer()
    {
    }

    /// <summary>Nothing is left to do.</summary>
    public sealed record Finished : WorkAnswer;

    /// <summary>To be looked at again at that moment.</summary>
    public sealed record Again(DateTimeOffset At) : WorkAnswer;
}

/// <summary>Does one kind of work. It may run twice for the same item and must be harmless the second time.</summary>
public interface IOutboxWork
{
    string Kind { get; }

    Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct);
}
