using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Records;

/// <summary>A person as other modules see them.</summary>
public sealed record StaffMember(PersonId Id, string Name, IReadOnlyCollection<string> Roles)
{
    /// <summary>The kind of those who are colleagues under every policy.</summary>
    public const string OnTheStaff = PersonKinds.Staff;

    /// <summary>What they are at the school, such as <c>staff</c> or <c>governor</c>; where nobody said it, what their roles say.</summary>
    public string Kind { get => field ?? PersonKinds.ByRoles(Roles); init; }

    /// <summary>Where colleagues ring them at the school; null where nobody said it.</summary>
    public string? Telephone { get; init; }

    /// <summary>Where they are found in the building; null where nobody said it.</summary>
    public string? Room { get; init; }

    /// <summary>How they sign in was replaced, and until somebody has confirmed that it is them they sign nothing.</summary>
    public bool SignaturesRest { get; init; }

    /// <summary>What last gave them power or another way in, such as <c>role given</c>; null where nothing did.</summary>
    public string? PowerChange { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? PowerChangedAt { get; init; }
}

/// <summary>A pupil's names, for screening and for nothing else.</summary>
public sealed record PupilName(PupilId Id, string FirstName, string? PreferredName, string Surname)
{
    /// <summary>As screening looks for them: one who has two surnames with each, and one without any with an empty one.</summary>
    internal static IEnumerable<PupilName> Each(PupilId id, PupilNames names) =>
        ((string[])[names.Surname ?? "", names.OtherSurname ?? ""]).Take(names.OtherSurname is null ? 1 : 2)
        .Select(surname => new PupilName(id, names.FirstName, names.PreferredName, surname));
}

/// <summary>Reads the people of the establishment in view.</summary>
public sealed class Staff(CountersignDb db, Schools schools, TimeProvider clock)
{
    private readonly Dictionary<PersonId, string> names = [];

    /// <summary>Everybody who works here today, by name.</summary>
    public async Task<IReadOnlyList<StaffMember>> Everyone(CancellationToken ct) => (await EveryoneAndRoles(ct)).Here;

    /// <summary>The same, and the roles of everybody there ever was, leavers included. One query, for the home page asks it too.</summary>
    public async Task<(IReadOnlyList<StaffMember> Here, ILookup<PersonId, string> Roles)> EveryoneAndRoles(CancellationToken ct)
    {
        var today = await Today(ct);
        var people = await db.Set<Person>().OrderBy(person => person.Name).Select(person => new
        {
            person.Id,
            person.Name,
            person.Kind,
            person.Telephone,
            person.Room,
            person.LeavesOn,
            person.SignaturesRestSince,
            person.PowerChange,
            person.PowerChangedAt,
            Roles = db.Set<RoleHeld>().Where(held => held.Person == person.Id).Select(held => held.Role).ToList(),
        }).ToListAsync(ct);
        people.ForEach(person => names[person.Id] = person.Name);
        var roles = people.SelectMany(person => person.Roles, (person, role) => (person.Id, role)).ToLookup(held => held.Id, held => held.role);
        var here = people.Where(person => person.LeavesOn is null || person.LeavesOn >= today);
        return ([.. here.Select(person => new StaffMember(person.Id, person.Name, person.Roles)
        {
            Kind = person.Kind,
            Telephone = person.Telephone,
            Room = person.Room,
            SignaturesRest = person.SignaturesRestSince is not null,
            PowerChange = person.PowerChange,
            PowerChangedAt = person.PowerChangedAt,
        })], roles);
    }

    /// <summary>The person, if they work here today; null otherwise.</summary>
    public async Task<StaffMember?> Find(PersonId id, CancellationToken ct)
    {
        // Every page begins here, so one query answers what three would: the person, their roles, and the school whose clock says what day it is.
        var person = await db.Set<Person>().Where(row => row.Id == id)
            .Join(db.Set<Establishment>(), row => row.Establishment, school => school.Id, (row, school) => new
            {
                row.Name,
                row.Kind,
                row.LeavesOn,
                row.SignaturesRestSince,
                row.PowerChange,
                row.PowerChangedAt,
                School = new SchoolName(school.Id, school.Name, school.Slug, school.Kind, school.Parent, school.TimeZone),
                Roles = db.Set<RoleHeld>().Where(held => held.Person == row.Id).Select(held => held.Role).ToList(),
            }).FirstOrDefaultAsync(ct);
        if (person is null)
        {
            return null;
        }

        schools.Remember(person.School);
        return person.LeavesOn < person.School.Time.Today(clock.GetUtcNow()) ? null : new StaffMember(id, person.Name, person.Roles)
        {
            Kind = person.Kind,
            SignaturesRest = person.SignaturesRestSince is not null,
            PowerChange = person.PowerChange,
            PowerChangedAt = person.PowerChangedAt,
        };
    }

    /// <summary>Everybody of the establishment in view whose last day is past.</summary>
    public async Task<IReadOnlyList<PersonId>> Left(CancellationToken ct)
    {
        var today = await Today(ct);
        return await db.Set<Person>().Where(person => person.LeavesOn < today).Select(person => person.Id).ToListAsync(ct);
    }

    /// <summary>Everybody registered with this e-mail address at one of the establishments, whichever is in view, leavers included.</summary>
    public async Task<IReadOnlyList<(EstablishmentId School, PersonId Person)>> Registered(
        string address, IReadOnlyCollection<EstablishmentId> establishments, CancellationToken ct)
    {
        var lower = address.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database does it, which knows neither cultures nor comparisons of .NET.
        var found = await db.AcrossEstablishments<Person>()
            .Where(person => establishments.Contains(person.Establishment) && person.Email != null && person.Email.ToLower() == lower)
            .Select(person => new { person.Establishment, person.Id }).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862
        return [.. found.Select(person => (person.Establishment, person.Id))];
    }

    /// <summary>The e-mail address and the name of somebody who works here today; null where they do not, or the school has no address of theirs.</summary>
    public async Task<(string Address, string Name)?> Email(PersonId id, CancellationToken ct)
    {
        var today = await Today(ct);
        var person = await db.Set<Person>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id && (row.LeavesOn == null || row.LeavesOn >= today), ct);
        return person?.Email is { } address ? (address, person.Name) : null;
    }

    /// <summary>What the person signs in with: an e-mail address, or a name where they have none; null where neither is known.</summary>
    public async Task<string?> SignsInWith(PersonId id, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct);
        return person?.SignsInWith;
    }

    /// <summary>
    /// What somebody would try first who knows of them: their name, what their school and the trust above it are called, the roles held there. Also of somebody
    /// who was only just added.
    /// </summary>
    public async Task<IReadOnlyList<string>> NamesAround(PersonId id, CancellationToken ct)
    {
        if (await db.Set<Person>().FindAsync([id], ct) is not { } person)
        {
            return [];
        }

        var school = await schools.Find(person.Establishment, ct);
        var above = school?.Parent is { } parent ? await schools.Find(parent, ct) : null;
        var held = await db.Set<RoleHeld>().Where(role => role.Establishment == person.Establishment).Select(role => role.Role).Distinct().ToListAsync(ct);
        return [person.Name, .. db.Set<RoleHeld>().Local.Select(role => role.Role), .. held, .. ((SchoolName?[])[school, above]).OfType<SchoolName>()
            .SelectMany(place => (string[])[place.Name, place.Slug])];
    }

    /// <summary>
    /// Names for showing who did what, leavers included, and whoever came from the trust: whose id stands in a school's own
    /// rows is known to it by name.
    /// </summary>
    public async Task<IReadOnlyDictionary<PersonId, string>> NamesOf(IReadOnlyCollection<PersonId> ids, CancellationToken ct)
    {
        // Whoever read everybody in the same piece of work knows most of them already.
        PersonId[] unknown = [.. ids.Where(id => !names.ContainsKey(id)).Distinct()];
        if (unknown.Length > 0)
        {
            var found = await db.AcrossEstablishments<Person>()
                .Where(person => unknown.Contains(person.Id)).Select(person => new { person.Id, person.Name }).ToListAsync(ct);
            found.ForEach(person => names[person.Id] = person.Name);
        }

        return ids.Where(names.ContainsKey).Distinct().ToDictionary(id => id, id => names[id]);
    }

    // The day changes at midnight on the school's wall, which in summer is an hour before it does in UTC.
    private async Task<DateOnly> Today(CancellationToken ct) => ((await schools.FindHere(ct))?.Time ?? SchoolTime.Usual).Today(clock.GetUtcNow());

    /// <summary>The names of every pupil; one who has two surnames is there with each, and one without any has an empty one.</summary>
    public async Task<IReadOnlyList<PupilName>> Roster(CancellationToken ct)
    {
        var pupils = await db.Set<Pupil>().AsNoTracking().ToListAsync(ct);
        return [.. pupils.SelectMany(pupil => PupilName.Each(pupil.Id, pupil.Names))];
    }

    /// <summary>When the list of pupils was last brought; null where that is not known.</summary>
    public Task<DateTimeOffset?> RosterBroughtAt(CancellationToken ct) =>
        db.Set<RosterChange>().Where(row => !row.IsUndo).OrderByDescending(row => row.At).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(ct);

    /// <summary>Words that hold a pupil's name by accident, which the school allows in its posts.</summary>
    public async Task<IReadOnlyList<string>> AllowedPhrases(CancellationToken ct) => await db.Set<AllowedPhrase>().Select(row => row.Phrase).ToListAsync(ct);
}
