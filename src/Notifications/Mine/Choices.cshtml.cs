using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Notifications.Mine;

/// <summary>How soon whoever is signed in gets e-mails, by kind.</summary>
internal sealed class ChoicesModel(
    CountersignDb db, IEnumerable<NotificationKind> kinds, Me me, Staff staff, CountersignSettings settings, TimeProvider clock) : PageModel
{
    /// <summary>What was chosen, in the order of <see cref="Kinds"/>.</summary>
    [BindProperty]
    public IReadOnlyList<string?> How { get; set; } = [];

    /// <summary>What can be chosen about. What is urgent always comes at once.</summary>
    public IReadOnlyList<NotificationKind> Kinds { get; } = [.. kinds.Where(kind => !kind.IsUrgent)];

    /// <summary>Why no e-mail comes whatever is chosen; null where e-mails come.</summary>
    public string? NoMail { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        var chosen = await Chosen(ct);
        How = [.. Kinds.Select(kind => (chosen.Find(row => row.Kind == kind.Name)?.Frequency ?? Frequency.AtOnce).ToString())];
        NoMail = settings.Mail is null ? "E-mail is not set up here. Ask whoever runs the program to name the school’s mail server."
            : await staff.Email(me.Id, ct) is null ? "The school has no e-mail address of yours, so everything is told here alone." : null;
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var chosen = await Chosen(ct);
        for (var i = 0; i < Kinds.Count; i++)
        {
            if (i >= How.Count || !Enum.TryParse<Frequency>(How[i], out var how) || !Enum.IsDefined(how))
            {
                ModelState.AddModelError($"How[{i}]", "Choose how soon you get an e-mail");
                continue;
            }

            if (chosen.Find(row => row.Kind == Kinds[i].Name) is { } before)
            {
                before.Frequency = how;
            }
            else
            {
                db.Add(new NotificationChoice { Establishment = me.Establishment, Person = me.Id, Kind = Kinds[i].Name, Frequency = how });
            }
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await db.Save(new AuditEvent(NotificationEvents.Chosen, me.Establishment, me.Id, clock.GetUtcNow(), me.Id.Value), ct);
        return this.Done(NotificationLinks.Mine, "Your choice is kept");
    }

    private Task<List<NotificationChoice>> Chosen(CancellationToken ct) =>
        db.Set<NotificationChoice>().Where(row => row.Person == me.Id).ToListAsync(ct);
}
