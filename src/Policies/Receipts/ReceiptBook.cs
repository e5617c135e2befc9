using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.Receipts;

/// <summary>A receipt in a list.</summary>
/// <param name="Owner">Whose it is; null where it is one's own.</param>
internal sealed record ReceiptLine(ReceiptId Id, string Asks, string Sentence, DateTimeOffset At, PersonId? Owner);

/// <summary>Receipts as the person signed in may see them: their own, and those that somebody shared with them.</summary>
internal sealed class ReceiptBook(CountersignDb db, Me me, TimeProvider clock)
{
    private IQueryable<Receipt> Readable => db.Set<Receipt>().Where(row => row.Owner == me.Id || row.Shares.Any(share => share.Colleague == me.Id));

    public async Task<IReadOnlyList<ReceiptLine>> All(CancellationToken ct) =>
        await Readable.OrderByDescending(row => row.At)
            .Select(row => new ReceiptLine(row.Id, row.Asks, row.Sentence, row.At, row.Owner == me.Id ? null : row.Owner)).ToListAsync(ct);

    /// <exception cref="NotFoundException">There is none, or it is somebody else's and not shared: both look the same.</exception>
    public async Task<Receipt> Find(ReceiptId id, CancellationToken ct) =>
        await Readable.Include(row => row.Shares).FirstOrDefaultAsync(row => row.Id == id, ct).OrNotFound(id);

    public async Task Keep(Receipt receipt, CancellationToken ct)
    {
        db.Add(receipt);
        await db.Save(About(PolicyEvents.ReceiptKept, receipt), ct);
    }

    public async Task Delete(ReceiptId id, CancellationToken ct)
    {
        var receipt = await Own(id, ct);
        db.Remove(receipt);
        await Settle(About(PolicyEvents.ReceiptDeleted, receipt), () => Delete(id, ct), ct);
    }

    /// <summary>Lets one colleague read it. Sharing it twice with the same person changes nothing.</summary>
    public async Task Share(ReceiptId id, StaffMember colleague, CancellationToken ct)
    {
        var receipt = await Own(id, ct);
        if (receipt.Shares.Any(share => share.Colleague == colleague.Id))
        {
            return;
        }

        db.Add(new ReceiptShare { Establishment = me.Establishment, Receipt = id, Colleague = colleague.Id, At = clock.GetUtcNow() });
        receipt.Version++;
        await Settle(About(PolicyEvents.ReceiptShared, receipt, colleague.Id), () => Share(id, colleague, ct), ct);
    }

    /// <summary>Takes it from a colleague again. Where it is not shared with them, nothing changes.</summary>
    public async Task Revoke(ReceiptId id, PersonId colleague, CancellationToken ct)
    {
        var receipt = await Own(id, ct);
        if (receipt.Shares.FirstOrDefault(share => share.Colleague == colleague) is not { } share)
        {
            return;
        }

        db.Remove(share);
        receipt.Version++;
        await Settle(About(PolicyEvents.ReceiptShareRevoked, receipt, colleague), () => Revoke(id, colleague, ct), ct);
    }

    // Of two clicks at once the second finds the receipt changed, and is weighed again on what it is now.
    private async Task Settle(AuditEvent act, Func<Task> again, CancellationToken ct)
    {
        if (!await db.TrySave(act, ct))
        {
            await again();
        }
    }

    private async Task<Receipt> Own(ReceiptId id, CancellationToken ct)
    {
        var receipt = await Find(id, ct);
        NotFoundException.ThrowIf(receipt.Owner != me.Id, id);
        return receipt;
    }

    // That a receipt was kept is in the record; what it says never is.
    private AuditEvent About(AuditEventKind kind, Receipt receipt, PersonId? colleague = null) =>
        new(kind, me.Establishment, me.Id, clock.GetUtcNow(), colleague is { } other ? [receipt.Id.Value, other.Value] : [receipt.Id.Value]);
}
