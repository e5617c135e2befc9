using Countersign.Foundation.Database;
using Countersign.People.DualControl;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

/// <summary>Says what somebody is at the school: at once where nobody can gain by it, and otherwise as a change that takes two.</summary>
internal sealed class ChangeKind(CountersignDb db, PendingChanges changes, KindOfPerson kind, Me me)
{
    private static readonly Refusal Unknown = new("Select what they are at the school");

    public async Task<Outcome<RequestedChange>> Change(PersonId id, string? wanted, CancellationToken ct)
    {
        if (!PersonKinds.IsKnown(wanted))
        {
            return Unknown;
        }

        var person = await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == id, ct).OrNotFound(id);
        var change = KindOfPerson.Of(me, id, wanted!);
        if (PersonKinds.MayGain(person.Kind, wanted!))
        {
            return await changes.Ask(change, ct);
        }

        if (person.Kind != wanted)
        {
            person.Kind = wanted!;
            await db.Save(kind.Act(me.Establishment, me.Id, person), ct);
        }

        return change with { Counts = true };
    }
}
