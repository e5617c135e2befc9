using System.Globalization;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.People.Contributions;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.DualControl;

/// <summary>
/// Changes of power: asked for, confirmed by a second person or stopped, and counted. Each step is weighed while nobody else changes anything of the
/// establishment, so that of two at once the second finds what the first left.
/// </summary>
public sealed partial class PendingChanges
{
    internal const string Due = "people.pending-change";

    private readonly CountersignDb db;
    private readonly IEnumerable<IPendingChangeKind> kinds;
    private readonly SecondPersons seconds;
    private readonly TimeProvider clock;

    internal PendingChanges(CountersignDb db, IEnumerable<IPendingChangeKind> kinds, SecondPersons seconds, TimeProvider clock) =>
        (this.db, this.kinds, this.seconds, this.clock) = (db, kinds, seconds, clock);

    /// <summary>
    /// Asks for a change. It counts at once while the establishment is being set up; otherwise it waits for a second person, or for its time where there is
    /// none. Asked for again as it waits it is the same change.
    /// </summary>
    /// <remarks>Within a transaction of the caller's it must be one in which nobody else changes the establishment, and saved before.</remarks>
    public async Task<Outcome<RequestedChange>> Ask(RequestedChange change, CancellationToken ct)
    {
        await using var own = await Alone(change.Establishment, ct);
        var (kind, around) = (Kind(change), await seconds.Weigh(ct));
        var key = PendingChange.KeyOf(change.Kind, change.Subject);
        if (await db.Set<PendingChange>().FirstOrDefaultAsync(row => row.Waits == key, ct) is { } waiting)
        {
            return waiting.Details == change.Details && waiting.AskedBy == change.AskedBy
                ? waiting.Read()
                : new Refusal("Another change here waits already. It is confirmed or stopped first, under “Changes that take two people”");
        }

        var asked = change with { AskedAt = around.Now };
        var answer = around.IsSetUp ? await CountAtOnce(asked, kind, ct) : await Keep(asked, around.CountsFrom(asked, kind), ct);
        if (own is not null && answer is Outcome<RequestedChange>.Done)
        {
            await own.CommitAsync(ct);
        }

        return answer;
    }

    /// <summary>Who could confirm this now, had it been asked for now.</summary>
    public async Task<IReadOnlyList<StaffMember>> Seconds(RequestedChange change, CancellationToken ct)
    {
        var around = await seconds.Look(ct);
        var asked = change.AskedAt == default ? change with { AskedAt = around.Now } : change;
        return [.. around.Seconds(asked, Kind(change)).Select(person => new StaffMember(person.Id, person.Name, person.Roles))];
    }

    /// <summary>
    /// Whether a sign-in of this person's is power: they hold a role that signs or confirms, and the establishment is no longer being set up.
    /// </summary>
    public async Task<bool> IsPower(PersonId person, CancellationToken ct)
    {
        var around = await seconds.Look(ct);
        return !around.IsSetUp && around.People.Any(other => other.Id == person && other.Roles.Any(around.IsPower));
    }

    /// <summary>Whether one of these roles signs, confirms or administers at the establishment in view.</summary>
    public async Task<bool> IsPower(IEnumerable<string> roles, CancellationToken ct)
    {
        var around = await seconds.Look(ct);
        return roles.Any(around.IsPower);
    }

    /// <summary>Whether a change was confirmed, or counted after its time.</summary>
    public Task<bool> HasCounted(Guid change, CancellationToken ct) => db.Set<PendingChange>().AnyAsync(
        row => row.Id == change && (row.State == PendingChangeState.Confirmed || row.State == PendingChangeState.Counted), ct);

    /// <summary>Whether the establishment in view is being set up, so that nothing waits.</summary>
    public async Task<bool> IsSetUp(CancellationToken ct) => (await seconds.Look(ct)).IsSetUp;

    private async Task<Outcome<RequestedChange>> CountAtOnce(RequestedChange asked, IPendingChangeKind kind, CancellationToken ct)
    {
        var answer = await kind.Apply(asked, ct);
        if (answer is Outcome<IReadOnlyList<AuditEvent>>.Refused(var why))
        {
            return why;
        }

        var act = Act(PowerChangeEvents.CountedInSetUp, asked, asked.AskedBy, asked.AskedAt);
        await db.Save([act, .. ((Outcome<IReadOnlyList<AuditEvent>>.Done)answer).Value], ct);
        return asked with { Counts = true };
    }

    private async Task<Outcome<RequestedChange>> Keep(RequestedChange asked, DateTimeOffset? countsFrom, CancellationToken ct)
    {
        var change = PendingChange.From(asked, asked.AskedAt, countsFrom);
        db.Add(change);
        if (countsFrom is { } from)
        {
            db.Add(new OutboxItem { Establishment = change.Establishment, Kind = Due, Subject = change.Id, DueAt = from });
        }

        var kept = change.Read();
        await db.Save(Act(PowerChangeEvents.Asked, kept, asked.AskedBy, asked.AskedAt), ct);
        return kept;
    }

    // What was read before the others were locked out may not be so any more.
    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction?> Alone(EstablishmentId establishment, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            return null;
        }

        var alone = await db.Alone(establishment, ct);
        db.ChangeTracker.Clear();
        return alone;
    }

    private IPendingChangeKind Kind(RequestedChange change) => kinds.Single(kind => kind.Name == change.Kind);

    private static AuditEvent Act(AuditEventKind kind, RequestedChange change, PersonId? by, DateTimeOffset now) =>
        new(kind, change.Establishment, by, now, [change.Id, .. change.Concerns.Select(person => person.Value)])
        {
            Facts = change.CountsFrom is { } from
                ? new Dictionary<string, string> { ["kind"] = change.Kind, ["counts from"] = from.ToString("O", CultureInfo.InvariantCulture) }
                : new Dictionary<string, string> { ["kind"] = change.Kind },
        };
}
