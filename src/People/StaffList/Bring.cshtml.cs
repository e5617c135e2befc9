using System.ComponentModel.DataAnnotations;
using Countersign.People.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.People.StaffList;

/// <summary>
/// Brings a staff list, shows what it would change, and does what was confirmed. The list itself travels in the form: kept on the server it
/// would be personal data that nobody decided to keep, and that has to be found and deleted when they go away without confirming.
/// </summary>
[RequestSizeLimit(MostBytes + (4 * StaffListReader.MostCharacters))]
[RequestFormLimits(ValueCountLimit = 4 * StaffListReader.MostLines)]
internal sealed class BringModel(StaffPlans plans, TakeInStaffList takingIn) : PageModel
{
    // A list of the most characters, as Excel writes it in UTF-16.
    private const int MostBytes = 2 * StaffListReader.MostCharacters;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    [StringLength(StaffListReader.MostCharacters, ErrorMessage = "The list must be 2 MB or smaller. Leave out the columns that are not needed")]
    public string? List { get; set; }

    [BindProperty]
    public List<string> Ticked { get; set; } = [];

    [BindProperty]
    [System.ComponentModel.DisplayName("The last day of those who leave")]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public string? Fingerprint { get; set; }

    public StaffPlan? Plan { get; private set; }

    public PageResult OnGet() => Page();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (await Read() is not { } lines)
        {
            return Page();
        }

        Plan = await plans.For(lines, ct);
        foreach (var answered in ModelState.Keys.Where(key => key.StartsWith(nameof(LastDay), StringComparison.Ordinal)).Append(nameof(Ticked)).ToList())
        {
            ModelState.Remove(answered);
        }

        (Ticked, LastDay) = ([.. Plan.TickedAtFirst()], Plan.Today);
        return Page();
    }

    [RefusesUnreadable]
    public async Task<IActionResult> OnPostTakeIn(CancellationToken ct)
    {
        if (await Read() is not { } lines)
        {
            return Page();
        }

        Plan = await plans.For(lines, ct);
        if (Plan.Fingerprint() == Fingerprint && Plan.Leavers.Count > 0 && ModelState.IsValid && Fault(Plan.Today) is { } fault)
        {
            ModelState.AddModelError(nameof(LastDay), fault);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        LastDay ??= Plan.Today;
        var answer = await takingIn.TakeIn(lines, new Confirmed(Fingerprint ?? "", Ticked, LastDay.Value), ct);
        if (answer is Outcome<TakenIn>.Refused(var why))
        {
            Plan = await plans.For(lines, ct);
            return this.Refuse(why);
        }

        var taken = ((Outcome<TakenIn>.Done)answer).Value;
        return taken.Joined > 0
            ? this.Done(PeopleLinks.StaffListTakenIn(taken.List), "The staff list is taken in", StaffPlanWords.Done(taken))
            : this.Done(PeopleLinks.List, "The staff list is taken in", StaffPlanWords.Done(taken));
    }

    private string? Fault(DateOnly today) => LastDay switch
    {
        null => "Enter the last day of those who leave",
        { } day when Math.Abs(day.DayNumber - today.DayNumber) > 366 => "The last day of those who leave must be within a year of today",
        _ => null,
    };

    private async Task<StaffLines?> Read()
    {
        var read = await this.Sent(nameof(List), List, Upload, MostBytes) switch
        {
            Outcome<string>.Done(var text) => StaffListReader.Read(text),
            Outcome<string>.Refused(var why) => why,
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        };
        switch (read)
        {
            case Outcome<StaffLines>.Done(var lines): return lines;
            case Outcome<StaffLines>.Refused(var why): this.Refuse(why, Upload is null ? nameof(List) : nameof(Upload)); break;
        }

        return null;
    }
}
