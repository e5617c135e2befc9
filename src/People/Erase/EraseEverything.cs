using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.People.Contributions;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Erase;

/// <summary>
/// Deletes what is kept of one person, in the tables and in the words of the record. It is weighed by whoever calls, in whose transaction nobody else changes
/// anything of the establishment, and who saves what it answers.
/// </summary>
internal sealed class EraseEverything(CountersignDb db, IEnumerable<IErasure> modules, AuditEventKinds kinds, TimeProvider clock)
{
    /// <summary>What has to be done first; null where they can be erased.</summary>
    public async Task<Refusal?> WhyNot(Person person, DateOnly today, CancellationToken ct)
    {
        var waiting = await db.Set<PendingChange>().AsNoTracking()
            .Where(row => row.State == PendingChangeState.Waiting && row.Kind != ErasePerson.Kind).ToListAsync(ct);
        var waits = waiting.Select(row => row.Read()).Any(change => change.AskedBy == person.Id || change.Concerns.Contains(person.Id));
        Refusal? first = null;
        foreach (var module in modules)
        {
            first ??= await module.WhyNot(person.Id, ct);
        }

        return ErasureRules.WhyNot(person, today, waits, first);
    }

    /// <summary>What goes besides name, address and ways to sign in.</summary>
    public async Task<IReadOnlyList<string>> Goes(PersonId person, CancellationToken ct)
    {
        var goes = new List<string>();
        foreach (var module in modules)
        {
            goes.AddRange(await module.Goes(person, ct));
        }

        return goes;
    }

    /// <param name="by">Who asked for it; null where the program itself does it.</param>
    /// <param name="change">The change that took two; null where it is done again.</param>
    public async Task<IReadOnlyList<AuditEvent>> Do(Person person, DateOnly today, PersonId? by, Guid? change, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Guid[] about = change is { } asked ? [person.Id.Value, asked] : [person.Id.Value];
        var erased = new AuditEvent(PeopleEvents.PersonErased, person.Establishment, by, now, about);
        var acts = new List<AuditEvent> { erased };
        foreach (var module in modules)
        {
            acts.AddRange(await module.Erase(person.Id, Person.Erased, by, ct));
        }

        await ModelPart.DeleteRowsOf(db, person.Id, ct);
        await db.Set<PendingChange>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly])
            .Where(row => row.Subject == person.Id.Value && row.State != PendingChangeState.Waiting).ExecuteDeleteAsync(ct);
        string?[] names = [person.Name, person.Email, person.SignInName];
        acts.AddRange(await db.DeleteWords(kinds, erased, [.. names.OfType<string>()], ct));
        person.Erase(today, now);
        db.Add(new OutboxItem { Establishment = person.Establishment, Kind = ListErasures.Work, Subject = person.Id.Value, DueAt = now });
        return acts;
    }
}
