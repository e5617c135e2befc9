using System.Text.Json;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

/// <summary>Changes what somebody is at the school. Whoever may become a colleague by it, and so may check posts, becomes one by two people.</summary>
internal sealed class KindOfPerson(CountersignDb db, TimeProvider clock) : IPendingChangeKind
{
    public const string Kind = "kind-of-person";

    private static readonly Refusal Gone = new("They no longer work here, so there is nothing to change");

    public string Name => Kind;

    public static RequestedChange Of(Me me, PersonId person, string kind) => new(Kind, me.Establishment, person.Value, JsonSerializer.Serialize(kind))
    {
        AskedBy = me.Id,
        Concerns = [person],
        Gains = [person],
    };

    public string Words(RequestedChange change, Func<PersonId, string> name)
    {
        var label = PersonKinds.Label(Wanted(change));
        return $"{name(change.Gains[0])} becomes {char.ToLowerInvariant(label[0])}{label[1..]}";
    }

    public async Task<Outcome<IReadOnlyList<AuditEvent>>> Apply(RequestedChange change, CancellationToken ct)
    {
        var id = change.Gains[0];
        if (await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == id, ct) is not { } person)
        {
            return Gone;
        }

        person.Kind = Wanted(change);
        person.NotePower("kind of person changed", clock.GetUtcNow());
        return new Outcome<IReadOnlyList<AuditEvent>>.Done([Act(change.Establishment, change.AskedBy, person, change.Id)]);
    }

    /// <summary>The act of a change that one person makes.</summary>
    /// <param name="also">The change that took two, where it did.</param>
    public AuditEvent Act(EstablishmentId establishment, PersonId? by, Person person, params ReadOnlySpan<Guid> also) =>
        new(PeopleEvents.KindChanged, establishment, by, clock.GetUtcNow(), [person.Id.Value, .. also])
        {
            Facts = new Dictionary<string, string> { ["kind"] = person.Kind },
        };

    private static string Wanted(RequestedChange change) => JsonSerializer.Deserialize<string>(change.Details)!;
}
