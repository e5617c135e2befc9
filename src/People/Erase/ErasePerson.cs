using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Erase;

/// <summary>Erases somebody who has left. It cannot be taken back, so it takes two like a change of power.</summary>
internal sealed class ErasePerson(CountersignDb db, EraseEverything everything, Schools schools, TimeProvider clock) : IPendingChangeKind
{
    public const string Kind = "erasure";

    private static readonly Refusal Gone = new("There is nobody here with that address any more");

    public string Name => Kind;

    public static RequestedChange Of(EstablishmentId school, PersonId person, PersonId? by) =>
        new(Kind, school, person.Value, "") { AskedBy = by, Concerns = [person], Gains = [person] };

    public string Words(RequestedChange change, Func<PersonId, string> name) =>
        $"{name(change.Gains[0])} is erased: name, address, ways to sign in and drafts are deleted for good";

    public async Task<Outcome<IReadOnlyList<AuditEvent>>> Apply(RequestedChange change, CancellationToken ct)
    {
        var id = change.Gains[0];
        if (await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == id, ct) is not { } person)
        {
            return Gone;
        }

        var today = (await schools.Here(ct)).Time.Today(clock.GetUtcNow());
        return await everything.WhyNot(person, today, ct) is { } why
            ? why
            : new Outcome<IReadOnlyList<AuditEvent>>.Done(await everything.Do(person, today, change.AskedBy, change.Id, ct));
    }
}
