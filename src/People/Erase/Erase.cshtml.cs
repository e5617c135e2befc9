using Countersign.Foundation.Database;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Erase;

/// <summary>Asks that somebody who has left is erased. Another person confirms it.</summary>
internal sealed class EraseModel(Me me, CountersignDb db, Erasures erasures, EraseEverything everything, Schools schools, TimeProvider clock) : PageModel
{
    public PersonId Person { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What has to be done first; null where it can be asked for.</summary>
    public Refusal? First { get; private set; }

    /// <summary>What goes besides their name and how they sign in.</summary>
    public IReadOnlyList<string> Goes { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        var id = Ids.Require<PersonId>(RouteData.Values["id"]?.ToString());
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.ErasedAt == null, ct).OrNotFound(id);
        (Person, Name) = (person.Id, person.Name);
        First = await everything.WhyNot(person, (await schools.Here(ct)).Time.Today(clock.GetUtcNow()), ct);
        Goes = await everything.Goes(id, ct);
        await next();
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (await erasures.Ask(Person, me, ct) is not Outcome<RequestedChange>.Done(var asked))
        {
            return Page();
        }

        return asked.Counts
            ? this.Done(PeopleLinks.List, "They are erased", asked.Next((await schools.Here(ct)).Time))
            : this.Done(PeopleLinks.Show(Person), "It is asked for that they are erased", asked.Next((await schools.Here(ct)).Time));
    }
}
