using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;

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

    /// <summary>A new person with the roles they hold, in the words of the policy.</summary>
    /// <param name="signsInWith">Their e-mail address; a name without @ where they have none; null where neither is known yet.</param>
    public PersonId Join(EstablishmentId school, string name, string? signsInWith, params IReadOnlyCollection<string> roles)
    {
        var byAddress = signsInWith is null || SignInName.IsAddress(signsInWith);
        var person = new Person
        {
            Establishment = school,
            Name = name,
            Email = byAddress ? signsInWith : null,
            SignInName = byAddress ? null : signsInWith,
        };
        db.Add(person);
        db.AddRange(RoleWords.Tidy(roles).Select(role => new RoleHeld { Establishment = school, Person = person.Id, Role = role }));
        return person.Id;
    }

    /// <summary>A pupil on the roster.</summary>
    internal PupilId Enrol(EstablishmentId school, PupilNames names)
    {
        var pupil = new Pupil { Establishment = school, FirstName = names.FirstName, PreferredName = names.PreferredName, Surname = names.Surname };
        db.Add(pupil);
        return pupil.Id;
    }
}

/// <summary>The names a pupil is known by.</summary>
internal sealed record PupilNames(string FirstName, string? PreferredName, string Surname);
