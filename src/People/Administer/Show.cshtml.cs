using System.ComponentModel.DataAnnotations;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.DualControl;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

internal sealed class ShowModel(
    Me me,
    CountersignDb db,
    SignInNames names,
    KnownRoles known,
    ChangeRoles changeRoles,
    ChangeKind changeKind,
    SetLastDay setLastDay,
    ChangesShown changes,
    IEnumerable<IWork> work,
    Schools schools,
    TimeProvider clock) : PageModel
{
    private List<RoleHeld> held = [];

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    [StringLength(60, ErrorMessage = "The role must be 60 characters or fewer")]
    public string? OtherRole { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    [StringLength(40, ErrorMessage = "The telephone must be 40 characters or fewer")]
    public string? Telephone { get; set; }

    [BindProperty]
    [StringLength(60, ErrorMessage = "The room must be 60 characters or fewer")]
    public string? Room { get; set; }

    [BindProperty]
    public DateOnly? LeavesOn { get; set; }

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>What waits about them, each in a sentence.</summary>
    public IReadOnlyList<string> Waiting { get; private set; } = [];

    /// <summary>What their last day will hold; nothing where none is set.</summary>
    public IReadOnlyList<WorkItem> HeldByLeaving { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        var id = Ids.Require<PersonId>(RouteData.Values["id"]?.ToString());
        Person = await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == id && row.ErasedAt == null, ct).OrNotFound(id);
        held = await db.Set<RoleHeld>().Where(row => row.Person == id).ToListAsync(ct);
        Words = await known.Here(ct);
        Waiting = [.. (await changes.Waiting(ct)).Where(change => change.Asked.Concerns.Contains(id)).Select(change => change.Words)];
        foreach (var module in Person.LeavesOn is null ? [] : work)
        {
            HeldByLeaving = [.. HeldByLeaving, .. await module.HeldWithout(id, Person.LeavesOn!.Value, ct)];
        }

        await next();
    }

    public void OnGet() => (Roles, Kind, LeavesOn, Telephone, Room) =
        ([.. held.Select(row => row.Role)], Person.Kind, Person.LeavesOn, Person.Telephone, Person.Room);

    public async Task<IActionResult> OnPostWhere(CancellationToken ct)
    {
        (Roles, Kind, LeavesOn) = ([.. held.Select(row => row.Role)], Person.Kind, Person.LeavesOn);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        (Person.Telephone, Person.Room) = (Tidy(Telephone), Tidy(Room));
        await db.Save(new AuditEvent(PeopleEvents.WhereFoundChanged, me.Establishment, me.Id, clock.GetUtcNow(), Person.Id.Value), ct);
        return this.Done(PeopleLinks.Show(Person.Id), "Where they are found is saved");
    }

    public async Task<IActionResult> OnPostSignInName(CancellationToken ct)
    {
        if (Person.SignsInWith is null)
        {
            Person.SignInName = await names.Free(Person.Name, ct);
            await db.Save(new AuditEvent(PeopleEvents.SignInNameGiven, me.Establishment, me.Id, clock.GetUtcNow(), Person.Id.Value), ct);
        }

        return this.Done(PeopleLinks.Show(Person.Id), "They have a sign-in name", "Invite them now, so that they can sign in.");
    }

    public async Task<IActionResult> OnPostKind(CancellationToken ct)
    {
        (Roles, LeavesOn, Telephone, Room) = ([.. held.Select(row => row.Role)], Person.LeavesOn, Person.Telephone, Person.Room);
        return await changeKind.Change(Person.Id, Kind, ct) switch
        {
            Outcome<RequestedChange>.Refused(var why) => this.Refuse(why, nameof(Kind)),
            Outcome<RequestedChange>.Done(var asked) => this.Done(
                PeopleLinks.Show(Person.Id), asked.Counts ? "What they are at the school is saved" : "The change waits", asked.Next(await Time(ct))),
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        };
    }

    public async Task<IActionResult> OnPostRoles(CancellationToken ct)
    {
        (Kind, LeavesOn, Telephone, Room) = (Person.Kind, Person.LeavesOn, Person.Telephone, Person.Room);
        var line = RoleLine.Between(Person.Id, [.. held.Select(row => row.Role)], RoleWords.Tidy([.. Roles, OtherRole ?? ""]));
        if (line.IsEmpty)
        {
            return this.Done(PeopleLinks.Show(Person.Id), "The roles stay as they are");
        }

        return await changeRoles.Change(Person.Id.Value, [line], ct) switch
        {
            Outcome<RequestedChange>.Refused(var why) => this.Refuse(why, nameof(Roles)),
            Outcome<RequestedChange>.Done(var asked) => this.Done(
                PeopleLinks.Show(Person.Id), asked.Counts ? "The roles are saved" : "The change of roles waits", asked.Next(await Time(ct))),
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        };
    }

    public async Task<IActionResult> OnPostLeaving(CancellationToken ct)
    {
        (Roles, Kind, Telephone, Room) = ([.. held.Select(row => row.Role)], Person.Kind, Person.Telephone, Person.Room);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var answer = await setLastDay.Set(Person.Id, LeavesOn, me, ct);
        if (answer is Outcome<RequestedChange?>.Refused(var why))
        {
            return this.Refuse(why, nameof(LeavesOn));
        }

        return ((Outcome<RequestedChange?>.Done)answer).Value is { Counts: false } again
            ? this.Done(PeopleLinks.Show(Person.Id), "They are back. The roles that sign or administer are given to them again", again.Next(await Time(ct)))
            : LeavesOn is null
            ? this.Done(PeopleLinks.Show(Person.Id), "No last day is set")
            : this.Done(PeopleLinks.Show(Person.Id), "The last day is saved", "From the day after, they can neither sign in nor approve.");
    }

    private static string? Tidy(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private async Task<SchoolTime> Time(CancellationToken ct) => (await schools.Here(ct)).Time;
}
