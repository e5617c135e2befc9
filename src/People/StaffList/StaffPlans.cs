using Countersign.Foundation.Database;
using Countersign.People.Administer;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.StaffList;

/// <summary>Plans a staff list with the people of the school as they are now.</summary>
internal sealed class StaffPlans(Me me, CountersignDb db, Schools schools, KnownRoles roles, AdministratorsHere administrators, TimeProvider clock)
{
    public async Task<StaffPlan> For(StaffLines list, CancellationToken ct)
    {
        var held = (await db.Set<RoleHeld>().AsNoTracking().ToListAsync(ct)).ToLookup(row => row.Person, row => row.Role);
        var people = await db.Set<Person>().AsNoTracking().OrderBy(person => person.Id).ToListAsync(ct);
        var today = (await schools.Here(ct)).Time.Today(clock.GetUtcNow());
        var stay = (await administrators.All(ct)).Where(administrator => administrator.CanComeIn).Select(administrator => administrator.Person).ToHashSet();
        return StaffPlanner.Plan(
            list,
            [.. people.Select(person => new Known(person.Id, person.Name, person.Email, person.LeavesOn, [.. held[person.Id]])
            {
                CanComeIn = stay.Contains(person.Id),
            })],
            new Bringing(me.Id, today, await roles.Named(ct)));
    }
}
