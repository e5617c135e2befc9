using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

internal sealed class ShowModel(Me me, CountersignDb db, SignInNames names, KnownRoles known, TimeProvider clock) : PageModel
{
    private List<RoleHeld> held = [];

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    [StringLength(60, ErrorMessage = "The role must be 60 characters or fewer")]
    public string? OtherRole { get; set; }

    [BindProperty]
    public DateOnly? LeavesOn { get; set; }

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<string> Words { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        var id = Ids.Require<PersonId>(RouteData.Values["id"]?.ToString());
        Person = await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == id, ct).OrNotFound(id);
        held = await db.Set<RoleHeld>().Where(row => row.Person == id).ToListAsync(ct);
        Words = await known.Here(ct);
        await next();
    }

    public void OnGet() => (Roles, LeavesOn) = ([.. held.Select(row => row.Role)], Person.LeavesOn);

    public async Task<IActionResult> OnPostSignInName(CancellationToken ct)
    {
        if (Person.SignsInWith is null)
        {
            Person.SignInName = await names.Free(Person.Name, ct);
            await db.Save(new AuditEvent(PeopleEvents.SignInNameGiven, me.Establishment, me.Id, clock.GetUtcNow(), Person.Id.Value), ct);
        }

        return this.Done(PeopleLinks.Show(Person.Id), "They have a sign-in name", "Invite them now, so that they can sign in.");
    }

    public async Task<IActionResult> OnPostRoles(CancellationToken ct)
    {
        LeavesOn = Person.LeavesOn;
        var wanted = RoleWords.Tidy([.. Roles, OtherRole ?? ""]);
        var change = new WantedChange(Person.Id, [.. held.Select(row => row.Role)], wanted);
        var answer = RoleChange.Decide(me, change, await db.AdministratorsHere(ct));
        if (answer is Outcome<RolesChanged>.Refused(var why))
        {
            return this.Refuse(why, nameof(Roles));
        }

        db.RemoveRange(held.Where(row => !wanted.Contains(row.Role)));
        db.AddRange(
            wanted.Except(held.Select(row => row.Role)).Select(role => new RoleHeld { Establishment = me.Establishment, Person = Person.Id, Role = role }));
        var kind = Person.Id == me.Id ? PeopleEvents.OwnRolesChanged : PeopleEvents.RolesChanged;
        await db.Save(new AuditEvent(kind, me.Establishment, me.Id, clock.GetUtcNow(), Person.Id.Value) { Facts = RoleFacts.Of(wanted) }, ct);
        return this.Done(PeopleLinks.Show(Person.Id), "The roles are saved", "They count from now on.");
    }

    public async Task<IActionResult> OnPostLeaving(CancellationToken ct)
    {
        Roles = [.. held.Select(row => row.Role)];
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var answer = LastDay.Decide(new LastDaySet(Person.Id, Person.LeavesOn, LeavesOn), await db.AdministratorsHere(ct));
        if (answer is Outcome<LastDaySet>.Refused(var why))
        {
            return this.Refuse(why, nameof(LeavesOn));
        }

        Person.LeavesOn = LeavesOn;
        var facts = new Dictionary<string, string> { ["last day"] = LeavesOn?.ToString("O", CultureInfo.InvariantCulture) ?? "none" };
        await db.Save(new AuditEvent(PeopleEvents.PersonLeaving, me.Establishment, me.Id, clock.GetUtcNow(), Person.Id.Value) { Facts = facts }, ct);
        return LeavesOn is null
            ? this.Done(PeopleLinks.Show(Person.Id), "No last day is set")
            : this.Done(PeopleLinks.Show(Person.Id), "The last day is saved", "From the day after, they can neither sign in nor approve.");
    }
}
