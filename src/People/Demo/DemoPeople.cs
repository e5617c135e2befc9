using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;

namespace Countersign.People.Demo;

/// <summary>Opens the demo's trust and schools and enters their people and pupils.</summary>
public sealed class DemoPeople(CountersignDb db, Enrolment register, TimeProvider clock)
{
    public async Task<DemoTrust> Plant(CancellationToken ct)
    {
        var trust = register.Open(InventedSchools.Trust, InventedSchools.TrustSlug, EstablishmentKind.Trust);
        var (now, head) = (clock.GetUtcNow(), InventedSchools.TrustAdministrator);
        var administrator = register.Join(trust, head.Name, null, head.Roles);
        EverybodyHasJoined(now);
        await db.Save(
            [
                Enrolment.Opened(trust, now),
                new AuditEvent(PeopleEvents.PersonAdded, trust, null, now, administrator.Value)
                {
                    Facts = RoleFacts.Of(head.Roles, PersonKinds.ByRoles(head.Roles)),
                },
            ],
            ct);
        var schools = new List<DemoSchool>();
        foreach (var invented in InventedSchools.All)
        {
            schools.Add(await Open(invented, trust, schools.Count, ct));
        }

        return new DemoTrust(trust, schools);
    }

    private async Task<DemoSchool> Open(InventedSchool invented, EstablishmentId trust, int number, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var school = register.Open(invented.Name, invented.Slug, EstablishmentKind.School, trust);
        var people = invented.People.Select(person =>
            new StaffMember(register.Join(school, person.Name, EmailOf(person, invented), person.Roles), person.Name, person.Roles)).ToList();
        EverybodyHasJoined(now);
        LeadsAreFound();
        var pupils = InventedPupils.Of(number).Select(names => register.Enrol(school, names)).ToList();
        await db.Save(
            [
                Enrolment.Opened(school, now),
                .. people.Select(person => new AuditEvent(PeopleEvents.PersonAdded, school, null, now, person.Id.Value)
                {
                    Facts = RoleFacts.Of(person.Roles, PersonKinds.ByRoles(person.Roles)),
                }),
                new AuditEvent(PeopleEvents.RosterReplaced, school, null, now, school.Value)
                {
                    Facts = new Dictionary<string, string> { ["pupils"] = pupils.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) },
                },
            ],
            ct);
        return new DemoSchool(school, invented.Name, invented.Slug, invented.Policy, people);
    }

    // Where whoever has a worry about a child finds them; an extension, for no number here may be a real one.
    private void LeadsAreFound()
    {
        var leads = db.ChangeTracker.Entries<RoleHeld>().Select(entry => entry.Entity)
            .Where(held => held.Role == "designated safeguarding lead").Select(held => held.Person).ToHashSet();
        foreach (var person in db.ChangeTracker.Entries<Person>().Select(entry => entry.Entity).Where(person => leads.Contains(person.Id)))
        {
            (person.Telephone, person.Room) = ("extension 204", "12");
        }
    }

    // Whoever is at the computer steps into any of them.
    private void EverybodyHasJoined(DateTimeOffset now)
    {
        foreach (var person in db.Set<Person>().Local)
        {
            person.JoinedAt ??= now;
        }
    }

    // The domain is reserved by RFC 6761: nothing sent there arrives anywhere.
    private static string EmailOf(InventedPerson person, InventedSchool school) =>
        person.Name.ToLowerInvariant().Replace(' ', '.') + "@" + school.Slug + ".example";
}
