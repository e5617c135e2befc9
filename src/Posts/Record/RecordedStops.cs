using System.Runtime.CompilerServices;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Record;

/// <summary>Meets what is stopped with the acts that say so: whoever could end a stop in the database would end it alone.</summary>
internal sealed class RecordedStops(CountersignDb db) : IRecordedState
{
    private static readonly AuditEventKind[] Kinds = [PublishingEvents.Stopped, PublishingEvents.Lifted];

    public async IAsyncEnumerable<AuditFinding> Differs(EstablishmentId school, [EnumeratorCancellation] CancellationToken ct)
    {
        var lifted = new Dictionary<Guid, bool>();
        await foreach (var act in db.Recorded(school, Kinds, ct))
        {
            lifted[act.About[0]] = act.Kind == PublishingEvents.Lifted;
        }

        foreach (var row in await db.AcrossEstablishments<PublishingStop>().AsNoTracking()
            .Where(row => row.Establishment == school).OrderBy(row => row.Id).Select(row => new { row.Id, row.LiftedAt }).ToListAsync(ct))
        {
            if (!lifted.Remove(row.Id, out var isLifted))
            {
                yield return AuditFinding.Of(school, row.Id, $"no act says that publishing was stopped by {row.Id}");
            }
            else if (isLifted != row.LiftedAt is not null)
            {
                yield return AuditFinding.Of(school, row.Id, $"the stop {row.Id} {(isLifted ? "holds" : "is lifted")}, and no act says so");
            }
        }

        foreach (var gone in lifted.Keys.Order())
        {
            yield return AuditFinding.Of(school, gone, $"the stop {gone} is in the record and no longer among the stops");
        }
    }
}
