using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.DualControl;

/// <summary>
/// How somebody signs in was replaced, and their signatures rest until another signer has seen them in person and confirms that it is them. Whoever
/// made the invitation is not that other one.
/// </summary>
internal sealed class SignaturesCountAgain(CountersignDb db, TimeProvider clock) : IPendingChangeKind
{
    public const string Kind = "signatures-count-again";

    public string Name => Kind;

    public bool AnySignerConfirms => true;

    public bool OutlivesItsAsker => true;

    public string Words(RequestedChange change, Func<PersonId, string> name) =>
        $"{name(change.Gains[0])} has a new sign-in. You have seen them in person, it is them, and their signatures count again";

    public async Task<Outcome<IReadOnlyList<AuditEvent>>> Apply(RequestedChange change, CancellationToken ct)
    {
        var id = change.Gains[0];
        var person = await db.Set<Person>().FirstAsync(row => row.Id == id, ct);
        var now = clock.GetUtcNow();
        person.SignaturesRestSince = null;
        person.ConfirmsFrom = change.Unconfirmed ? now + SecondPersonRules.Month : person.ConfirmsFrom;
        return new Outcome<IReadOnlyList<AuditEvent>>.Done(
            [new AuditEvent(PeopleEvents.SignaturesCountAgain, change.Establishment, null, now, id.Value, change.Id)]);
    }
}
