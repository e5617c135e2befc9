using Countersign.Foundation.Outbox;

namespace Countersign.People.DualControl;

/// <summary>Counts a change whose waiting time is over.</summary>
internal sealed class CountDueChange(PendingChanges changes) : IOutboxWork
{
    public string Kind => PendingChanges.Due;

    public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
    {
        await changes.FallDue(item.Subject, item.Establishment, ct);
        return new WorkAnswer.Finished();
    }
}
