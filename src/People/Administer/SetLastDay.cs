using System.Globalization;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.DualControl;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

/// <summary>
/// Sets somebody's last day while nobody else changes anything here: of two administrators who send each other away at once the second stays.
/// </summary>
internal sealed class SetLastDay(CountersignDb db, AdministratorsHere administrators, ChangeRoles roles, Schools schools, TimeProvider clock)
{
    /// <summary>Null, or the change that waits: who comes back after their last day brings no power with them, but is given it again.</summary>
    public async Task<Outcome<RequestedChange?>> Set(PersonId id, DateOnly? lastDay, Me me, CancellationToken ct)
    {
        await using var alone = await db.Alone(me.Establishment, ct);
        db.ChangeTracker.Clear();
        var person = await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == id, ct).OrNotFound(id);
        var held = await db.Set<RoleHeld>().Where(row => row.Person == id).ToListAsync(ct);
        var answer = LastDay.Decide(new LastDaySet(id, person.LeavesOn, lastDay), await administrators.All(ct));
        if (answer is Outcome<LastDaySet>.Refused(var why))
        {
            return why;
        }

        var now = clock.GetUtcNow();
        var isPower = await roles.Power(ct);
        var back = person.IsHere((await schools.Here(ct)).Time.Today(now)) ? [] : held.Where(row => isPower(row.Role)).ToList();
        person.Leave(lastDay, SecondPersonRules.Confirms(held.Select(row => row.Role)), now);
        db.RemoveRange(back);
        var facts = RoleFacts.Of(held.Except(back).Select(row => row.Role));
        facts["last day"] = lastDay?.ToString("O", CultureInfo.InvariantCulture) ?? "none";
        await db.Save(new AuditEvent(PeopleEvents.PersonLeaving, me.Establishment, me.Id, now, id.Value) { Facts = facts }, ct);
        var again = back.Count == 0 ? null : await roles.Change(id.Value, [new RoleLine(id, [.. back.Select(row => row.Role)], [])], ct);
        if (again is Outcome<RequestedChange>.Refused(var waits))
        {
            return waits;
        }

        await alone.CommitAsync(ct);
        return new Outcome<RequestedChange?>.Done((again as Outcome<RequestedChange>.Done)?.Value);
    }
}
