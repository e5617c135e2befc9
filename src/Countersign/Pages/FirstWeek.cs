using System.Collections.Concurrent;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;

namespace Countersign.Pages;

/// <summary>The schools whose first week is over: everything is set up, or the list was put away. Neither is undone, so it is looked up once.</summary>
internal sealed class FirstWeeksOver
{
    private readonly ConcurrentDictionary<EstablishmentId, bool> over = new();

    public bool Has(EstablishmentId school) => over.ContainsKey(school);

    public void Add(EstablishmentId school) => over[school] = true;
}

/// <summary>What a new school sets up, for its administrators. Modules say what there is and whether it is done; nobody ticks anything.</summary>
internal sealed class FirstWeek(IEnumerable<IWork> work, FirstWeeksOver over, CountersignDb db, Schools schools, Me me, TimeProvider clock)
{
    // Somebody of the trust who looks into a school does not set it up.
    private bool IsMine => me.Holds(Me.Administrator) && me.VisitsFrom is null;

    /// <summary>The steps in their order; none where the first week is over, and for everybody else.</summary>
    public async Task<IReadOnlyList<WorkItem>> Steps(CancellationToken ct)
    {
        if (!IsMine || over.Has(me.Establishment) || (await schools.Here(ct)).Kind != EstablishmentKind.School)
        {
            return [];
        }

        var steps = new List<WorkItem>();
        foreach (var module in work)
        {
            steps.AddRange(await module.FirstWeek(ct));
        }

        if (!steps.TrueForAll(step => step.IsDone) && !await IsPutAway(ct))
        {
            return steps;
        }

        over.Add(me.Establishment);
        return [];
    }

    public async Task PutAway(CancellationToken ct)
    {
        if (IsMine && !await IsPutAway(ct))
        {
            await db.Save(
                new AuditEvent(HomeEvents.FirstWeekPutAway, me.Establishment, me.Id, clock.GetUtcNow(), me.Establishment.Value), ct);
        }

        over.Add(me.Establishment);
    }

    private async Task<bool> IsPutAway(CancellationToken ct) =>
        (await db.LastTime(HomeEvents.FirstWeekPutAway, [me.Establishment.Value], ct)).Count > 0;
}
