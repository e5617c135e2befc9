using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.StaffList;

internal sealed record Newcomer(PersonId Person, string Name, string? Address);

/// <summary>Whom to invite who came by a list.</summary>
internal sealed class TakenInModel(CountersignDb db) : PageModel
{
    public IReadOnlyList<Newcomer> People { get; private set; } = [];

    public async Task OnGet(string id, CancellationToken ct)
    {
        var list = Ids.Require<StaffListId>(id);
        var joined = (await db.NamedWith(list.Value, PeopleEvents.PersonAdded, ct)).ConvertAll(PersonId.From);
        People = await db.Set<Person>().Where(person => joined.Contains(person.Id)).OrderBy(person => person.Name)
            .Select(person => new Newcomer(person.Id, person.Name, person.Email)).ToListAsync(ct);
        if (People.Count == 0)
        {
            throw new NotFoundException(list);
        }
    }
}
