using System.ComponentModel.DataAnnotations;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.People.Administer;

internal enum SignsInBy
{
    Address,
    Name,
}

internal sealed class AddModel(
    Me me,
    CountersignDb db,
    Enrolment register,
    AddFields fields,
    ChangeRoles changeRoles,
    Schools schools,
    TimeProvider clock) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter their name")]
    [StringLength(120, ErrorMessage = "Their name must be 120 characters or fewer")]
    public string Name { get; set; } = "";

    /// <summary>What they are at the school. Nobody is taken for one of the staff because nobody said it.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public SignsInBy SignsInBy { get; set; }

    [BindProperty]
    [StringLength(254, ErrorMessage = "The address must be 254 characters or fewer")]
    public string? Email { get; set; }

    [BindProperty]
    [StringLength(60, ErrorMessage = "The sign-in name must be 60 characters or fewer")]
    public string? SignInName { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    [StringLength(60, ErrorMessage = "The role must be 60 characters or fewer")]
    public string? OtherRole { get; set; }

    public IReadOnlyList<string> Words { get; private set; } = [];

    public async Task OnGet(CancellationToken ct) => Words = await fields.Roles(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        Words = await fields.Roles(ct);
        var signsInWith = await fields.SignsInWith(SignsInBy, Email, SignInName, Name, ct);
        if (signsInWith is Outcome<string>.Refused(var why))
        {
            return this.Refuse(why, SignsInBy == SignsInBy.Name ? nameof(SignInName) : nameof(Email));
        }

        if (!PersonKinds.IsKnown(Kind))
        {
            ModelState.AddModelError(nameof(Kind), "Select what they are at the school");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var wanted = RoleWords.Tidy([.. Roles, OtherRole ?? ""]);
        var isPower = await changeRoles.Power(ct);
        var held = wanted.Where(role => !isPower(role)).ToList();
        var person = register.Enter(me.Establishment, Name.Trim(), ((Outcome<string>.Done)signsInWith).Value, Kind!, held);
        if (!await db.TrySave(
            new AuditEvent(PeopleEvents.PersonAdded, me.Establishment, me.Id, clock.GetUtcNow(), person.Value) { Facts = RoleFacts.Of(held, Kind) }, ct))
        {
            return this.Refuse("Somebody else was just given this name. Choose another one", nameof(SignInName));
        }

        // Given in a step of its own: who stops between the two has a person without the role, and gives it on their page.
        var power = wanted.Except(held).ToList();
        var given = power.Count == 0 ? null : await changeRoles.Change(person.Value, [new RoleLine(person, power, [])], ct);
        return given is Outcome<RequestedChange>.Done({ Counts: false } asked)
            ? this.Done(PeopleLinks.Show(person), "The person is added, and what they may sign waits", asked.Next((await schools.Here(ct)).Time))
            : this.Done(PeopleLinks.Show(person), "The person is added", "Invite them now, so that they can sign in.");
    }
}
