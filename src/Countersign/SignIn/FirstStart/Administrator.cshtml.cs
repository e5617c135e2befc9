using System.ComponentModel.DataAnnotations;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.FirstStart;

[AllowAnonymous]
internal sealed class AdministratorModel(SetUpGate gate, CountersignDb db, Enrolment register, AccountEnrolment enrolling, TimeProvider clock) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter your name")]
    [StringLength(120, ErrorMessage = "Your name must be 120 characters or fewer")]
    public string Name { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Enter your e-mail address")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address, like name@school.example")]
    [StringLength(254, ErrorMessage = "Your e-mail address must be 254 characters or fewer")]
    public string Email { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Enter a password")]
    [DataType(DataType.Password)]
    public string Password { get; set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var installation = await gate.Open(HttpContext, ct);
        return installation is { Head: not null, FirstAdministrator: null } ? Page() : Redirect(SetUpGate.Next(installation));
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var installation = await gate.Open(HttpContext, ct);
        if (installation is not { Head: { } head, FirstAdministrator: null })
        {
            return Redirect(SetUpGate.Next(installation));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var person = register.Join(head, Name.Trim(), Email.Trim(), Me.Administrator);
        if (await enrolling.Make(head, person, Email, Password) is Outcome<SignInAccount>.Refused(var why))
        {
            return this.Refuse(why, why.Sentence.Contains("password", StringComparison.Ordinal) ? nameof(Password) : nameof(Email));
        }

        installation.FirstAdministrator = person;
        installation.Version++;
        await db.TrySave(Enrolment.FirstAdministrator(head, person, clock.GetUtcNow()), ct);
        return Redirect(SignInLinks.SetUpPolicy);
    }
}
