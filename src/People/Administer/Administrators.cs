using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

/// <summary>Somebody who holds the role, and the last day they work here where one is set.</summary>
internal sealed record AdministratorHeld(PersonId Person, DateOnly? LeavesOn);

/// <summary>Somebody must stay administrator, whether another loses the role or leaves.</summary>
internal static class Administrators
{
    public static Refusal NobodyStays { get; } = new("Somebody must stay administrator. Make another person administrator first");

    /// <summary>Whether one of them stays when these people go. Whose last day is set goes already.</summary>
    public static bool OneStays(IEnumerable<AdministratorHeld> administrators, Func<PersonId, bool> goes) =>
        administrators.Any(administrator => administrator.LeavesOn is null && !goes(administrator.Person));

    public static Task<List<AdministratorHeld>> AdministratorsHere(this CountersignDb db, CancellationToken ct) =>
        (from held in db.Set<RoleHeld>()
         where held.Role == Me.Administrator
         join person in db.Set<Person>() on held.Person equals person.Id
         select new AdministratorHeld(person.Id, person.LeavesOn)).ToListAsync(ct);
}
