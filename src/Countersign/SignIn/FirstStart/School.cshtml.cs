using System.ComponentModel.DataAnnotations;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.FirstStart;

[AllowAnonymous]
internal sealed class SchoolModel(SetUpGate gate, CountersignDb db, Enrolment register, Schools schools, TimeProvider clock) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter the name of your school, federation or trust")]
    [StringLength(120, ErrorMessage = "The name must be 120 characters or fewer")]
    public string Name { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Select what it is")]
    public EstablishmentKind? Kind { get; set; }

    [BindProperty]
    [StringLength(10_000, ErrorMessage = "The list must be 10,000 characters or fewer")]
    public string? Members { get; set; }

    public async Task<IActionResult> OnGet(CancellationToken ct) =>
        await gate.Open(HttpContext, ct) is { Head: not null } further ? Redirect(SetUpGate.Next(further)) : Page();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var installation = await gate.Open(HttpContext, ct);
        if (installation.Head is not null)
        {
            return Redirect(SetUpGate.Next(installation));
        }

        var members =
            Kind == EstablishmentKind.School ? [] : (Members ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (ModelState.IsValid && Kind != EstablishmentKind.School && members.Length == 0)
        {
            ModelState.AddModelError(nameof(Members), "Enter the names of its schools, one on each line");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        // Where the same form was sent twice, the second finds the step done and goes on with it.
        await db.TrySave(await Open(installation, members, ct), ct);
        return Redirect(SignInLinks.SetUpAdministrator);
    }

    private async Task<AuditEvent> Open(Installation installation, IReadOnlyList<string> members, CancellationToken ct)
    {
        var slugs = new List<string> { await schools.FreeSlug(Name, [], ct) };
        var head = register.Open(Name.Trim(), slugs[0], Kind!.Value);
        foreach (var member in members)
        {
            slugs.Add(await schools.FreeSlug(member, slugs, ct));
            register.Open(member, slugs[^1], EstablishmentKind.School, head);
        }

        installation.Head = head;
        installation.Version++;
        return Enrolment.Opened(head, clock.GetUtcNow());
    }
}
