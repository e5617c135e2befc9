using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Phrases;

internal sealed class PhrasesModel(Me me, CountersignDb db, Staff staff, TimeProvider clock) : PageModel
{
    private const int LongestPhrase = 100;

    private const int LongestReason = 300;

    [BindProperty]
    [DisplayName("The phrase")]
    [StringLength(LongestPhrase)]
    public string? Phrase { get; set; }

    [BindProperty]
    [DisplayName("The reason")]
    [StringLength(LongestReason)]
    public string? Reason { get; set; }

    public IReadOnlyList<AllowedPhrase> Allowed { get; private set; } = [];

    public async Task OnGet(CancellationToken ct) => Allowed = await db.Set<AllowedPhrase>().OrderBy(row => row.Phrase).ToListAsync(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await OnGet(ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            return this.Refuse(new Refusal("Enter why these words name nobody"), nameof(Reason));
        }

        var decided = PhraseRules.Decide(Phrase, [.. Allowed.Select(row => row.Phrase)], await staff.Roster(ct));
        if (decided is not Outcome<string>.Done(var words))
        {
            return this.Refuse(((Outcome<string>.Refused)decided).Why, nameof(Phrase));
        }

        var now = clock.GetUtcNow();
        var phrase = new AllowedPhrase { Establishment = me.Establishment, Phrase = words, Reason = Reason.Trim(), AllowedAt = now };
        db.Add(phrase);
        await db.Save(new AuditEvent(PeopleEvents.PhraseAllowed, me.Establishment, me.Id, now, phrase.Id) { Why = phrase.Reason }, ct);
        return this.Done(PeopleLinks.Phrases, "The phrase is allowed", "Posts that hold it are not stopped for the name inside it.");
    }

    public async Task<IActionResult> OnPostTakeBack(Guid phrase, CancellationToken ct)
    {
        var taken = (await db.Set<AllowedPhrase>().SingleOrDefaultAsync(row => row.Id == phrase, ct)).OrNotFound(phrase);
        db.Remove(taken);
        await db.Save(new AuditEvent(PeopleEvents.PhraseTakenBack, me.Establishment, me.Id, clock.GetUtcNow(), taken.Id), ct);
        return this.Done(PeopleLinks.Phrases, "The phrase is taken back", "From now on the name inside it is found again.");
    }
}
