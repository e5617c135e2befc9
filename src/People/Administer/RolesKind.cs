using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.DualControl;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

/// <summary>Gives and takes roles.</summary>
internal sealed class RolesKind(CountersignDb db, AdministratorsHere administrators, PowerRoles power, Schools schools, TimeProvider clock) : IPendingChangeKind
{
    public const string Kind = "roles";

    public string Name => Kind;

    public string Words(RequestedChange change, Func<PersonId, string> name) =>
        string.Join("; ", RoleLine.Read(change.Details).Select(line => Words(line, name(line.Person))));

    public async Task<Outcome<IReadOnlyList<AuditEvent>>> Apply(RequestedChange change, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var lines = RoleLine.Read(change.Details);
        var ids = lines.Select(line => line.Person).ToList();
        var today = (await schools.Here(ct)).Time.Today(now);
        var people = await db.Set<Person>().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, ct);
        var held = (await db.Set<RoleHeld>().Where(row => ids.Contains(row.Person)).ToListAsync(ct)).ToLookup(row => row.Person);
        var decided = RoleRules.Decide(lines, [.. ids.Select(id => people.GetValueOrDefault(id) is { } person
            ? new RolesNow(id, person.Name, person.IsHere(today), [.. held[id].Select(row => row.Role)])
            : null)], await administrators.All(ct));
        if (decided is not Outcome<IReadOnlyList<IReadOnlyList<string>>>.Done(var roles))
        {
            return ((Outcome<IReadOnlyList<IReadOnlyList<string>>>.Refused)decided).Why;
        }

        var isPower = await power.Here(ct);
        foreach (var line in lines.Where(line => line.Gives.Any(isPower)))
        {
            people[line.Person].NotePower("role given", now);
        }

        return new Outcome<IReadOnlyList<AuditEvent>>.Done(
            [.. ids.Zip(roles).Select(pair => Note(change, people[pair.First], [.. held[pair.First]], pair.Second, now))]);
    }

    private AuditEvent Note(RequestedChange change, Person person, IReadOnlyList<RoleHeld> held, IReadOnlyList<string> roles, DateTimeOffset now)
    {
        db.RemoveRange(held.Where(row => !roles.Contains(row.Role)));
        db.AddRange(roles.Except(held.Select(row => row.Role)).Select(role =>
            new RoleHeld { Establishment = change.Establishment, Person = person.Id, Role = role }));
        switch (SecondPersonRules.Confirms(held.Select(row => row.Role)), SecondPersonRules.Confirms(roles))
        {
            case (true, false): person.ConfirmsNoMore(now); break;
            case (false, true): person.ConfirmsFrom = change.Unconfirmed ? now + SecondPersonRules.Month : now; break;
        }

        var kind = person.Id == change.AskedBy ? PeopleEvents.OwnRolesChanged : PeopleEvents.RolesChanged;
        return new AuditEvent(kind, change.Establishment, change.AskedBy, now, person.Id.Value, change.Id) { Facts = RoleFacts.Of(roles) };
    }

    private static string Words(RoleLine line, string name) => (line.Gives.Count, line.Takes.Count) switch
    {
        (_, 0) => $"{name} becomes {List(line.Gives)}",
        (0, _) => $"{name} is no longer {List(line.Takes)}",
        _ => $"{name} becomes {List(line.Gives)} and is no longer {List(line.Takes)}",
    };

    private static string List(IReadOnlyList<string> roles) => roles.Count == 1 ? roles[0] : $"{string.Join(", ", roles.SkipLast(1))} and {roles[^1]}";
}
