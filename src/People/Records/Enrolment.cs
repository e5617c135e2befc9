using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Records;

/// <summary>
/// Enters schools, people and pupils. Nothing is saved here: the caller saves it with the act that explains it.
/// </summary>
public sealed class Enrolment(CountersignDb db)
{
    /// <summary>A new school, federation or trust. <paramref name="slug"/> is its name in public addresses and stands once.</summary>
    public EstablishmentId Open(string name, string slug, EstablishmentKind kind, EstablishmentId? parent = null)
    {
        var school = new Establishment { Name = name, Slug = slug, Kind = kind, Parent = parent };
        db.Add(school);
        return school.Id;
    }

    /// <summary>The act that a school came into being with.</summary>
    public static AuditEvent Opened(EstablishmentId school, DateTimeOffset now) => new(PeopleEvents.SchoolOpened, school, null, now, school.Value);

    /// <summary>The act that somebody who sets the school up became its first administrator with.</summary>
    public static AuditEvent FirstAdministrator(EstablishmentId school, PersonId person, DateTimeOffset now) =>
        new(PeopleEvents.FirstAdministrator, school, person, now, person.Value);

    /// <summary>A new person with the roles they hold, in the words of the policy. What they are at the school is what those say.</summary>
    /// <param name="signsInWith">Their e-mail address; a name without @ where they have none; null where neither is known yet.</param>
    public PersonId Join(EstablishmentId school, string name, string? signsInWith, params IReadOnlyCollection<string> roles) =>
        Enter(school, name, signsInWith, PersonKinds.ByRoles(roles), roles);

    /// <param name="kind">One of <see cref="PersonKinds.All"/>.</param>
    internal PersonId Enter(EstablishmentId school, string name, string? signsInWith, string kind, IReadOnlyCollection<string> roles)
    {
        var byAddress = signsInWith is null || SignInName.IsAddress(signsInWith);
        var person = new Person
        {
            Establishment = school,
            Name = name,
            Kind = kind,
            Email = byAddress ? signsInWith : null,
            SignInName = byAddress ? null : signsInWith,
        };
        db.Add(person);
        db.AddRange(RoleWords.Tidy(roles).Select(role => new RoleHeld { Establishment = school, Person = person.Id, Role = role }));
        return person.Id;
    }

    /// <summary>
    /// The person who signs in with this as administrator, with the act that says what that changed; null where they are one already. Somebody who is
    /// not there is entered, where a name is given.
    /// </summary>
    public async Task<Outcome<(PersonId Person, AuditEvent? Act)>> Administrator(
        SchoolName school, string signsInWith, string? name, DateTimeOffset now, CancellationToken ct)
    {
        var today = school.Time.Today(now);
        var lower = signsInWith.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database does it, which knows neither cultures nor comparisons of .NET.
        var people = await db.Set<Person>().Where(row => row.SignInName == lower || (row.Email != null && row.Email.ToLower() == lower)).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862
        if (people.Find(row => row.IsHere(today)) is { } person)
        {
            person.NotePower("let in by whoever runs the program", now);
            var held = await db.Set<RoleHeld>().Where(row => row.Person == person.Id).Select(row => row.Role).ToListAsync(ct);
            if (held.Contains(Me.Administrator))
            {
                return (person.Id, null);
            }

            db.Add(new RoleHeld { Establishment = school.Id, Person = person.Id, Role = Me.Administrator });
            return (person.Id, new AuditEvent(PeopleEvents.RolesChanged, school.Id, null, now, person.Id.Value)
            {
                Facts = RoleFacts.Of(held.Append(Me.Administrator)),
            });
        }

        if (people.Count > 0 || string.IsNullOrWhiteSpace(name) || !(SignInName.IsAddress(lower) || SignInName.IsWellFormed(lower)))
        {
            return new Refusal(people.Count > 0
                ? "Whoever signs in with this has left the school. Name somebody who works there, or another address"
                : "Nobody at this school signs in with that. Write it as it stands under People, or enter somebody new with --name");
        }

        var added = Join(school.Id, name.Trim(), SignInName.IsAddress(lower) ? signsInWith : lower, Me.Administrator);
        (await db.Set<Person>().FindAsync([added], ct))!.NotePower("let in by whoever runs the program", now);
        return (added, new AuditEvent(PeopleEvents.PersonAdded, school.Id, null, now, added.Value)
        {
            Facts = RoleFacts.Of([Me.Administrator], PersonKinds.Staff),
        });
    }

    /// <summary>A pupil on the roster.</summary>
    internal PupilId Enrol(EstablishmentId school, PupilNames names)
    {
        var pupil = new Pupil { Establishment = school, FirstName = names.FirstName, Names = names };
        db.Add(pupil);
        return pupil.Id;
    }
}
