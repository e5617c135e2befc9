using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.DualControl;

/// <summary>What sign-in tells of people: that they joined, and that how they come in was replaced.</summary>
public sealed partial class PendingChanges
{
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
    /// How they sign in was replaced: their signatures rest until <see cref="AskToCountAgain"/> counts. The caller saves it with the act.
    /// </summary>
    public async Task<AuditEvent> Rest(EstablishmentId establishment, PersonId person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Set<Person>().FirstAsync(row => row.Id == person, ct);
        row.SignaturesRestSince = now;
        row.NotePower("sign-in replaced", now);

        // What waited for an earlier sign-in of theirs says nothing about this one.
        var key = PendingChange.KeyOf(SignaturesCountAgain.Kind, person.Value);
        (await db.Set<PendingChange>().FirstOrDefaultAsync(change => change.Waits == key, ct))?.End(PendingChangeState.Lapsed, null, now);
        return new AuditEvent(PeopleEvents.SignaturesRest, establishment, null, now, person.Value);
    }

    /// <summary>Asks whoever signs to confirm that somebody with a new sign-in is who they say.</summary>
    /// <param name="madeBy">Who made the invitation; null for whoever runs the program.</param>
    public Task<Outcome<RequestedChange>> AskToCountAgain(EstablishmentId establishment, PersonId person, PersonId? madeBy, CancellationToken ct) =>
        Ask(new RequestedChange(SignaturesCountAgain.Kind, establishment, person.Value, "") { AskedBy = madeBy, Concerns = [person], Gains = [person] }, ct);
}
