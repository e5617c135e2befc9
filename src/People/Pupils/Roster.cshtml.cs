using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Worker;
using Countersign.People.Records;
using Countersign.People.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Pupils;

[RequestSizeLimit(MostBytes + 100_000)]
internal sealed class RosterModel(Me me, CountersignDb db, Enrolment register, Workers workers, TimeProvider clock) : PageModel
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
        var read = PupilFile.Read(await Tables(ct));
        if (read is not Outcome<PupilList>.Done(var list))
        {
            return this.Refuse(((Outcome<PupilList>.Refused)read).Why, Upload is null ? nameof(List) : nameof(Upload));
        }

        foreach (var line in list.Unread.Where(line => !line.IsEmpty).Take(FaultsShown))
        {
            ModelState.AddModelError(nameof(List), $"Line {line.Line}: {line.Why}");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.RemoveRange(await db.Set<Pupil>().ToListAsync(ct));
        foreach (var names in list.Pupils)
        {
            register.Enrol(me.Establishment, names);
        }

        var facts = new Dictionary<string, string> { ["pupils"] = list.Pupils.Count.ToString(CultureInfo.InvariantCulture) };
        await db.Save(new AuditEvent(PeopleEvents.RosterReplaced, me.Establishment, me.Id, clock.GetUtcNow(), me.Establishment.Value) { Facts = facts }, ct);
        return this.Done(PeopleLinks.Roster, "The roster is replaced", "From now on posts are checked against these names.");
    }

    private async Task<Outcome<List<Sheet>>> Tables(CancellationToken ct)
    {
        if (Upload is null)
        {
            return string.IsNullOrWhiteSpace(List) ? new Refusal("Paste the roster, or choose a file") : PupilFile.Tables(List);
        }

        if (Upload.Length > SheetLimits.Bytes)
        {
            return SheetLimits.TooLarge;
        }

        var bytes = new byte[Upload.Length];
        await using var stream = Upload.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return await PupilFile.Tables(workers, bytes, ct);
    }
}
