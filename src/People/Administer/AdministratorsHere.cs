using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

/// <summary>Reads who is administrator of the establishment in view.</summary>
internal sealed class AdministratorsHere(CountersignDb db, IEnumerable<ISignInState> signIn)
{
    public async Task<IReadOnlyList<AdministratorHeld>> All(CancellationToken ct)
    {
        var off = new HashSet<PersonId>();
        foreach (var state in signIn)
        {
            off.UnionWith((await state.SwitchedOff(ct)).Keys);
        }

        var held = await (from role in db.Set<RoleHeld>()
                          where role.Role == Me.Administrator
                          join person in db.Set<Person>() on role.Person equals person.Id
                          select new { person.Id, person.LeavesOn, person.JoinedAt }).ToListAsync(ct);
        return [.. held.Select(person => new AdministratorHeld(person.Id, person.LeavesOn, person.JoinedAt is not null && !off.Contains(person.Id)))];
    }
}
