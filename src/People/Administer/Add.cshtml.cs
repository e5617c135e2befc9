using System.ComponentModel.DataAnnotations;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.People.Administer;

internal sealed class AddModel(Me me, CountersignDb db, Enrolment register, KnownRoles roles, TimeProvider clock) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter their name")]
    [StringLength(120, ErrorMessage = "Their name must be 120 characters or fewer")]
    public string Name { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Enter their e-mail address")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address, like name@school.example")]
    public string Email { get; set; } = "";

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    [StringLength(60, ErrorMessage = "The role must be 60 characters or fewer")]
    public string? OtherRole { get; set; }

    public IReadOnlyList<string> Words { get; private set; } = [];

    public async Task OnGet(CancellationToken ct) => Words = await roles.Here(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        Words = await roles.Here(ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var held = RoleWords.Tidy([.. Roles, OtherRole ?? ""]);
        var person = register.Join(me.Establishment, Name.Trim(), Email.Trim(), held);
        await db.Save(new AuditEvent(PeopleEvents.PersonAdded, me.Establishment, me.Id, clock.GetUtcNow(), person.Value) { Facts = RoleFacts.Of(held) }, ct);
        return this.Done(PeopleLinks.Show(person), "The person is added", "Make an invitation link and hand it to them, so that they can sign in.");
    }
}
