using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

/// <summary>What of a new school's first week has to do with its people: colleagues come in, and the pupils' names are known to screening.</summary>
internal sealed class PeopleWork(CountersignDb db, Me me) : IWork
{
    public async Task<IReadOnlyList<WorkItem>> FirstWeek(CancellationToken ct)
    {
        var found = await db.Set<Establishment>().Where(school => school.Id == me.Establishment).Select(school => new
        {
            Joined = db.Set<Person>().Count(person => person.Id != me.Id && person.JoinedAt != null),
            HasPupils = db.Set<Pupil>().Any(),
        }).FirstAsync(ct);
        return
        [
            new("Invite your colleagues", found.Joined == 0 ? "None of them has come in yet" : $"{found.Joined} of them came in", PeopleLinks.List)
            {
                IsDone = found.Joined > 0,
            },
            new("Bring the pupil list", "Posts are then searched for pupils' names", PeopleLinks.Roster) { IsDone = found.HasPupils },
        ];
    }
}
