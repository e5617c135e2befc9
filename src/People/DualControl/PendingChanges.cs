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
public sealed class PendingChanges
{
    internal const string Due = "people.pending-change";

    private static readonly Refusal Over = new("This no longer waits: somebody else was quicker. Look again at how it stands");

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

    /// <summary>Whether a sign-in of this person's is power: they hold a role that signs or confirms, and the establishment is no longer being set up.</summary>
    public async Task<bool> IsPower(PersonId person, CancellationToken ct)
    {
        var around = await seconds.Look(ct);
        return !around.IsSetUp && around.People.Any(other => other.Id == person && other.Roles.Any(around.IsPower));
    }

    /// <summary>Whether a change was confirmed, or counted after its time.</summary>
    public Task<bool> HasCounted(Guid change, CancellationToken ct) => db.Set<PendingChange>().AnyAsync(
        row => row.Id == change && (row.State == PendingChangeState.Confirmed || row.State == PendingChangeState.Counted), ct);

    /// <summary>Whether the establishment in view is being set up, so that nothing waits.</summary>
    public async Task<bool> IsSetUp(CancellationToken ct) => (await seconds.Look(ct)).IsSetUp;

    /// <summary>They have read that how they sign in was replaced.</summary>
    public async Task HaveRead(Me me, CancellationToken ct)
    {
        var own = me.VisitsFrom ?? me.Establishment;
        if (await db.Set<Person>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly]).FirstOrDefaultAsync(row => row.Id == me.Id, ct) is { SignInReplacedAt: not null } person)
        {
            person.SignInReplacedAt = null;
            await db.Save(new AuditEvent(PeopleEvents.ReplacedSignInRead, own, me.Id, clock.GetUtcNow(), me.Id.Value), ct);
        }
    }

    /// <summary>Notes that they have a way to sign in. The caller saves it with its act.</summary>
    public async Task Joined(PersonId person, CancellationToken ct)
    {
        // They may have been added a moment ago and not be saved yet.
        if (await db.Set<Person>().FindAsync([person], ct) is { } joined)
        {
            joined.JoinedAt ??= clock.GetUtcNow();
            await seconds.NoteJoined(person, ct);
        }
    }

    /// <summary>
    /// How they sign in was replaced: they are told, and their signatures rest until <see cref="AskToCountAgain"/> counts. The caller saves it with the act.
    /// </summary>
    public async Task<AuditEvent> Rest(EstablishmentId establishment, PersonId person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Set<Person>().FirstAsync(row => row.Id == person, ct);
        (row.SignInReplacedAt, row.SignaturesRestSince) = (now, now);

        // What waited for an earlier sign-in of theirs says nothing about this one.
        var key = PendingChange.KeyOf(SignaturesCountAgain.Kind, person.Value);
        (await db.Set<PendingChange>().FirstOrDefaultAsync(change => change.Waits == key, ct))?.End(PendingChangeState.Lapsed, null, now);
        return new AuditEvent(PeopleEvents.SignaturesRest, establishment, null, now, person.Value);
    }

    /// <summary>Asks whoever signs to confirm that somebody with a new sign-in is who they say.</summary>
    /// <param name="madeBy">Who made the invitation; null for whoever runs the program.</param>
    public Task<Outcome<RequestedChange>> AskToCountAgain(EstablishmentId establishment, PersonId person, PersonId? madeBy, CancellationToken ct) =>
        Ask(new RequestedChange(SignaturesCountAgain.Kind, establishment, person.Value, "") { AskedBy = madeBy, Concerns = [person], Gains = [person] }, ct);

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
                "This takes somebody else: another administrator, the headteacher or the chair of governors, who joined before it was asked for and does not gain by it");
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

    private async Task<Outcome<RequestedChange>> Count(PendingChange change, Around around, PendingChangeState state, PersonId? by, CancellationToken ct)
    {
        var asked = change.Read() with { Unconfirmed = state == PendingChangeState.Counted };
        var kind = Kind(asked);
        Outcome<IReadOnlyList<AuditEvent>> answer = around.AskerStands(asked, kind)
            ? await kind.Apply(asked, ct)
            : new Refusal("Whoever asked for this is no administrator any more, so it has ended");
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

    private Task<PendingChange?> Waiting(Guid id, CancellationToken ct) =>
        db.Set<PendingChange>().FirstOrDefaultAsync(row => row.Id == id && row.State == PendingChangeState.Waiting, ct);

    private IPendingChangeKind Kind(RequestedChange change) => kinds.Single(kind => kind.Name == change.Kind);

    private static AuditEvent Act(AuditEventKind kind, RequestedChange change, PersonId? by, DateTimeOffset now) =>
        new(kind, change.Establishment, by, now, [change.Id, .. change.Concerns.Select(person => person.Value)])
        {
            Facts = change.CountsFrom is { } from
                ? new Dictionary<string, string> { ["kind"] = change.Kind, ["counts from"] = from.ToString("O", CultureInfo.InvariantCulture) }
                : new Dictionary<string, string> { ["kind"] = change.Kind },
        };
}
