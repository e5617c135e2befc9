using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.DualControl;

/// <summary>Reads everybody who could have to do with a change of power at the establishment in view. The number of queries does not grow with them.</summary>
internal sealed class Colleagues(CountersignDb db, Schools schools, IEnumerable<ISignInState> signIn)
{
    public async Task<IReadOnlyList<Colleague>> Here(CancellationToken ct)
    {
        var here = await schools.Here(ct);
        EstablishmentId[] places = here.Parent is { } above ? [here.Id, above] : [here.Id];
        var off = new Dictionary<PersonId, DateTimeOffset>();
        foreach (var state in signIn)
        {
            foreach (var (person, since) in await state.SwitchedOff(ct))
            {
                off[person] = since;
            }
        }

        var roles = (await db.AcrossEstablishments<RoleHeld>().AsNoTracking()
            .Where(held => places.Contains(held.Establishment) && (held.Establishment == here.Id || held.Role == Me.Administrator))
            .Select(held => new { held.Person, held.Role }).ToListAsync(ct)).ToLookup(held => held.Person, held => held.Role);
        var people = await db.AcrossEstablishments<Person>().AsNoTracking()
            .Where(person => places.Contains(person.Establishment)).OrderBy(person => person.Name).ToListAsync(ct);
        return [.. people.Where(person => person.Establishment == here.Id || roles.Contains(person.Id)).Select(person =>
            new Colleague(person.Id, person.Name, [.. roles[person.Id]])
            {
                JoinedAt = person.JoinedAt,
                ConfirmsFrom = person.ConfirmsFrom,
                ConfirmedUntil = person.ConfirmedUntil,
                SignaturesRestSince = person.SignaturesRestSince,
                SwitchedOffAt = off.TryGetValue(person.Id, out var since) ? since : null,
                GoneFrom = person.LeavesOn is { } last ? here.Time.Begins(last.AddDays(1)) : null,
            })];
    }
}
