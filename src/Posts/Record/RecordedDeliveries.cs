using System.Runtime.CompilerServices;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Record;

/// <summary>Meets the ledger of what was sent where with the acts that say so.</summary>
internal sealed class RecordedDeliveries(CountersignDb db) : IRecordedState
{
    private static readonly AuditEventKind[] Kinds =
    [
        DeliveryEvents.HandedOver, DeliveryEvents.GivenBack,
        DeliveryEvents.Started, DeliveryEvents.Published, DeliveryEvents.Held, DeliveryEvents.Rejected, DeliveryEvents.NotKnown, DeliveryEvents.Cancelled,
        DeliveryEvents.TakenDown, DeliveryEvents.TakeDownRefused, DeliveryEvents.NameErased, PostEvents.TakenDown,
    ];

    public async IAsyncEnumerable<AuditFinding> Differs(EstablishmentId school, [EnumeratorCancellation] CancellationToken ct)
    {
        var told = new Dictionary<DeliveryId, DeliveryTold>();
        var cancelled = new HashSet<PostId>();
        await foreach (var act in db.Recorded(school, Kinds, ct))
        {
            if (act.Kind == PostEvents.TakenDown)
            {
                cancelled.Add(PostId.From(act.About[0]));
                continue;
            }

            var id = DeliveryId.From(act.About[1]);
            told[id] = (told.GetValueOrDefault(id) ?? DeliveryTold.Nothing).After(act);
        }

        foreach (var row in await db.AcrossEstablishments<Delivery>().AsNoTracking()
            .Where(row => row.Establishment == school).OrderBy(row => row.Id).ToListAsync(ct))
        {
            told.Remove(row.Id, out var here);
            if ((here ?? DeliveryTold.Nothing).WhyNot(row, cancelled.Contains(row.Post)) is { } why)
            {
                yield return AuditFinding.Of(school, row.Id.Value, $"the delivery {row.Id} {why}");
            }
        }

        foreach (var gone in told.Keys.OrderBy(id => id.Value))
        {
            yield return AuditFinding.Of(school, gone.Value, $"the delivery {gone} is in the record and no longer in the ledger");
        }
    }

    /// <summary>What the acts say of one delivery; null where they do not say, or their words were deleted.</summary>
    private sealed record DeliveryTold(AuditEventKind? Last, string? Fingerprint, string? Evidence, string? PlatformId, string? Link, bool ComesDown)
    {
        public static readonly DeliveryTold Nothing = new(null, null, null, null, null, false);

        public DeliveryTold After(AuditEvent act) => new(
            act.Kind == DeliveryEvents.NameErased ? Last : act.Kind,
            act.Facts?.GetValueOrDefault("fingerprint") ?? Fingerprint,
            act.Facts?.GetValueOrDefault("evidence") ?? Evidence,
            act.Facts?.GetValueOrDefault("platform-id") ?? PlatformId,
            act.Facts?.GetValueOrDefault("link") ?? Link,
            ComesDown || act.Facts?.GetValueOrDefault("then") == "take-down");

        public string? WhyNot(Delivery row, bool cancelled) => true switch
        {
            _ when !States(cancelled).Contains(row.State) => $"stands as {row.State}, and no act brought it there",
            _ when Fingerprint is not null && Fingerprint != row.Fingerprint => "carries another fingerprint than went out",
            _ when Evidence is not null && Evidence != row.EvidenceHash => "names another record of what went out than the one that was kept",
            _ when PlatformId is not null && PlatformId != row.PlatformId => "names another post on the platform than the one that was published",
            _ when Link is not null && Link != row.Link => "carries another link than the platform gave",
            _ => null,
        };

        private DeliveryState[] States(bool cancelled) => true switch
        {
            _ when Last is null => [DeliveryState.Waiting, DeliveryState.Cancelled],
            _ when Last == DeliveryEvents.HandedOver || Last == DeliveryEvents.GivenBack => [DeliveryState.ToPutUp, DeliveryState.Cancelled],
            _ when Last == DeliveryEvents.Started => [DeliveryState.Sending],
            _ when Last == DeliveryEvents.NotKnown => [DeliveryState.NotKnown],
            _ when Last == DeliveryEvents.Rejected => [DeliveryState.Rejected],
            _ when Last == DeliveryEvents.TakenDown => [DeliveryState.TakenDown],
            _ when Last == DeliveryEvents.Published => cancelled || ComesDown ? [DeliveryState.Published, DeliveryState.TakingDown] : [DeliveryState.Published],
            _ when Last == DeliveryEvents.TakeDownRefused => [DeliveryState.TakeDownRefused, DeliveryState.TakingDown],
            _ => [DeliveryState.Cancelled],
        };
    }
}
