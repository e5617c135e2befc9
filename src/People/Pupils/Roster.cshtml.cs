using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.People.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Pupils;

[RequestSizeLimit(MostBytes + 100_000)]
internal sealed class RosterModel(Me me, CountersignDb db, Enrolment register, TimeProvider clock) : PageModel
{
    private const int MostBytes = 4 * 1024 * 1024;

    private const int FaultsShown = 10;

    [BindProperty]
    [StringLength(MostBytes, ErrorMessage = "The roster must be 4 MB or smaller")]
    public string? List { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public int Count { get; private set; }

    public async Task OnGet(CancellationToken ct) => Count = await db.Set<Pupil>().CountAsync(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await OnGet(ct);
        var sent = await this.Sent(nameof(List), List, Upload, MostBytes);
        if (sent is not Outcome<string>.Done(var text))
        {
            return this.Refuse(((Outcome<string>.Refused)sent).Why, nameof(Upload));
        }

        var read = RosterReader.Read(text);
        foreach (var fault in read.Faults.Take(FaultsShown))
        {
            ModelState.AddModelError(nameof(List), fault);
        }

        if (read is { Pupils.Count: 0, Faults.Count: 0 })
        {
            ModelState.AddModelError(nameof(List), "Paste the roster, or choose a file");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.RemoveRange(await db.Set<Pupil>().ToListAsync(ct));
        foreach (var names in read.Pupils)
        {
            register.Enrol(me.Establishment, names);
        }

        var facts = new Dictionary<string, string> { ["pupils"] = read.Pupils.Count.ToString(CultureInfo.InvariantCulture) };
        await db.Save(new AuditEvent(PeopleEvents.RosterReplaced, me.Establishment, me.Id, clock.GetUtcNow(), me.Establishment.Value) { Facts = facts }, ct);
        return this.Done(PeopleLinks.Roster, "The roster is replaced", "From now on posts are checked against these names.");
    }
}
