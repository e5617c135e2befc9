using Countersign.Foundation.Database;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

internal sealed record PersonLine(PersonId Id, string Name, string Kind, DateOnly? LeavesOn, IReadOnlyList<string> Roles);

internal sealed class ListModel(CountersignDb db) : PageModel
{
    public IReadOnlyList<PersonLine> People { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        var roles = (await db.Set<RoleHeld>().Select(held => new { held.Person, held.Role }).ToListAsync(ct)).ToLookup(held => held.Person, held => held.Role);
        var people = await db.Set<Person>().Where(person => person.ErasedAt == null).OrderBy(person => person.Name)
            .Select(person => new { person.Id, person.Name, person.Kind, person.LeavesOn }).ToListAsync(ct);
        People = [.. people.Select(person =>
            new PersonLine(person.Id, person.Name, PersonKinds.Label(person.Kind), person.LeavesOn, [.. roles[person.Id].Order(StringComparer.Ordinal)]))];
    }
}
