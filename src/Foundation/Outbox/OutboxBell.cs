using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Countersign.Foundation.Outbox;

/// <summary>
/// Rings in this process when there may be something to take: a transaction that left work in the outbox is committed, an item is finished and
/// its key free, or some time has passed. Rung twice before anybody hears it, it is heard once.
/// </summary>
internal sealed class OutboxBell(TimeProvider clock) : DbTransactionInterceptor
{
    /// <summary>The fallback: how long what nobody rang for waits at most.</summary>
    public static readonly TimeSpan RingsEvery = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rung.Writer.TryWrite(true);

    public void RingIn(TimeSpan wait) => Task.Delay(wait, clock).ContinueWith(_ => Ring(), TaskScheduler.Default);

    /// <summary>Waits until it rings, or comes back at once where it has rung since it was heard last.</summary>
    public async Task Heard(CancellationToken ct) => await rung.Reader.ReadAsync(ct);

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => RingFor(eventData);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        RingFor(eventData);
        return Task.CompletedTask;
    }

    // Whoever reads the queue does not track it, so a context that tracks an item has added it.
    private void RingFor(TransactionEndEventData committed)
    {
        var changes = committed.Context!.ChangeTracker;
        var detects = changes.AutoDetectChangesEnabled;
        changes.AutoDetectChangesEnabled = false;
        if (changes.Entries<OutboxItem>().Any())
        {
            Ring();
        }

        changes.AutoDetectChangesEnabled = detects;
    }
}
