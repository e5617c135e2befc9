using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.DualControl;

/// <summary>How a change that waits ends.</summary>
public sealed partial class PendingChanges
{
    private static readonly Refusal Over = new("This no longer waits: somebody else was quicker. Look again at how it stands");

    /// <summary>The second person's yes: it is weighed again and counts, or lapses.</summary>
    internal async Task<Outcome<RequestedChange>> Confirm(Guid id, Me me, CancellationToken ct)
    {
        await using var own = await Alone(me.Establishment, ct);
        var around = await seconds.Weigh(ct);
        if (await Waiting(id, ct) is not { } change)
        {
            return Over;
        }

        var asked = change.Read();
        if (!around.MayConfirm(me.Id, asked, Kind(asked)))
        {
            return new Refusal(
                "This takes somebody else: another administrator, the headteacher or the chair of governors, who joined before it was asked for "
                + "and does not gain by it");
        }

        var answer = await Count(change, around, PendingChangeState.Confirmed, me.Id, ct);
        await own!.CommitAsync(ct);
        return answer;
    }

    internal async Task<Outcome<RequestedChange>> Stop(Guid id, Me me, CancellationToken ct)
    {
        await using var own = await Alone(me.Establishment, ct);
        var around = await seconds.Weigh(ct);
        if (await Waiting(id, ct) is not { } change)
        {
            return Over;
        }

        var asked = change.Read();
        if (!around.MayStop(me.Id, asked))
        {
            return new Refusal("Only somebody who signs, who asked for it or whom it is about can stop this");
        }

        change.End(PendingChangeState.Stopped, me.Id, around.Now);
        await db.Save(Act(PowerChangeEvents.Stopped, asked, me.Id, around.Now), ct);
        await own!.CommitAsync(ct);
        return asked;
    }

    /// <summary>Its waiting time is over: it counts if nobody ended it before. Harmless the second time.</summary>
    internal async Task FallDue(Guid id, EstablishmentId establishment, CancellationToken ct)
    {
        await using var own = await Alone(establishment, ct);
        var around = await seconds.Weigh(ct);
        if (await Waiting(id, ct) is { } change && change.CountsFrom <= around.Now)
        {
            await Count(change, around, PendingChangeState.Counted, null, ct);
            await own!.CommitAsync(ct);
        }
    }

    private async Task<Outcome<RequestedChange>> Count(PendingChange change, Around around, PendingChangeState state, PersonId? by, CancellationToken ct)
    {
        var asked = change.Read() with { Unconfirmed = state == PendingChangeState.Counted };
        var kind = Kind(asked);
        Outcome<IReadOnlyList<AuditEvent>> answer = around.AskerStands(asked, kind)
            ? await kind.Apply(asked, ct)
            : new Refusal("Whoever asked for this is no administrator any more, or does not sign any more, so it has ended");
        if (answer is Outcome<IReadOnlyList<AuditEvent>>.Refused(var why))
        {
            change.End(PendingChangeState.Lapsed, by, around.Now);
            await db.Save(Act(PowerChangeEvents.Lapsed, asked, by, around.Now), ct);
            return why;
        }

        change.End(state, by, around.Now);
        var act = Act(state == PendingChangeState.Confirmed ? PowerChangeEvents.Confirmed : PowerChangeEvents.Counted, asked, by, around.Now);
        await db.Save([act, .. ((Outcome<IReadOnlyList<AuditEvent>>.Done)answer).Value], ct);
        return asked with { Counts = true };
    }

    private Task<PendingChange?> Waiting(Guid id, CancellationToken ct) =>
        db.Set<PendingChange>().FirstOrDefaultAsync(row => row.Id == id && row.State == PendingChangeState.Waiting, ct);
}
