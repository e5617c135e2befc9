using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Records;

/// <summary>A person as other modules see them.</summary>
public sealed record StaffMember(PersonId Id, string Name, IReadOnlyCollection<string> Roles)
{
    /// <summary>How they sign in was replaced, and until somebody has confirmed that it is them they sign nothing.</summary>
    public bool SignaturesRest { get; init; }

    /// <summary>When that was, until they have read it.</summary>
    public DateTimeOffset? SignInReplacedAt { get; init; }
}

/// <summary>A pupil's names, for screening and for nothing else.</summary>
public sealed record PupilName(PupilId Id, string FirstName, string? PreferredName, string Surname);

/// <summary>Reads the people of the establishment in view.</summary>
public sealed class Staff(CountersignDb db, Schools schools, TimeProvider clock)
{
    /// <summary>Everybody who works here today, by name.</summary>
    public async Task<IReadOnlyList<StaffMember>> Everyone(CancellationToken ct) => await Everyone(await RolesHeld(ct), ct);

    /// <summary>The same, for whoever has read <see cref="RolesHeld"/> already.</summary>
    public async Task<IReadOnlyList<StaffMember>> Everyone(ILookup<PersonId, string> roles, CancellationToken ct)
    {
        var today = await Today(ct);
        var people = await db.Set<Person>().Where(person => person.LeavesOn == null || person.LeavesOn >= today)
            .OrderBy(person => person.Name).Select(person => new { person.Id, person.Name, person.SignaturesRestSince }).ToListAsync(ct);
        return [.. people.Select(person => new StaffMember(person.Id, person.Name, [.. roles[person.Id]])
        {
            SignaturesRest = person.SignaturesRestSince is not null,
        })];
    }

    /// <summary>The person, if they work here today; null otherwise.</summary>
    public async Task<StaffMember?> Find(PersonId id, CancellationToken ct)
    {
        var today = await Today(ct);
        var person = await db.Set<Person>().Where(row => row.Id == id && (row.LeavesOn == null || row.LeavesOn >= today))
            .Select(row => new { row.Id, row.Name, row.SignaturesRestSince, row.SignInReplacedAt }).FirstOrDefaultAsync(ct);
        return person is null
            ? null
            : new StaffMember(person.Id, person.Name, await db.Set<RoleHeld>().Where(held => held.Person == id).Select(held => held.Role).ToListAsync(ct))
            {
                SignaturesRest = person.SignaturesRestSince is not null,
                SignInReplacedAt = person.SignInReplacedAt,
            };
    }

    /// <summary>Everybody registered with this e-mail address at one of the establishments, whichever is in view, leavers included.</summary>
    public async Task<IReadOnlyList<(EstablishmentId School, PersonId Person)>> Registered(
        string address, IReadOnlyCollection<EstablishmentId> establishments, CancellationToken ct)
    {
        var lower = address.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database does it, which knows neither cultures nor comparisons of .NET.
        var found = await db.Set<Person>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly])
            .Where(person => establishments.Contains(person.Establishment) && person.Email != null && person.Email.ToLower() == lower)
            .Select(person => new { person.Establishment, person.Id }).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862
        return [.. found.Select(person => (person.Establishment, person.Id))];
    }

    /// <summary>What the person signs in with: an e-mail address, or a name where they have none; null where neither is known.</summary>
    public async Task<string?> SignsInWith(PersonId id, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct);
        return person?.SignsInWith;
    }

    /// <summary>Every role held here, by person.</summary>
    public async Task<ILookup<PersonId, string>> RolesHeld(CancellationToken ct) =>
        (await db.Set<RoleHeld>().Select(held => new { held.Person, held.Role }).ToListAsync(ct)).ToLookup(held => held.Person, held => held.Role);

    /// <summary>
    /// Names for showing who did what, leavers included, and whoever came from the trust: whose id stands in a school's own
    /// rows is known to it by name.
    /// </summary>
    public async Task<IReadOnlyDictionary<PersonId, string>> NamesOf(IReadOnlyCollection<PersonId> ids, CancellationToken ct) =>
        await db.Set<Person>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly])
            .Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, ct);

    // The day changes at midnight on the school's wall, which in summer is an hour before it does in UTC.
    private async Task<DateOnly> Today(CancellationToken ct) => ((await schools.FindHere(ct))?.Time ?? SchoolTime.Usual).Today(clock.GetUtcNow());

    public async Task<IReadOnlyList<PupilName>> Roster(CancellationToken ct) =>
        await db.Set<Pupil>().Select(pupil => new PupilName(pupil.Id, pupil.FirstName, pupil.PreferredName, pupil.Surname)).ToListAsync(ct);
}
