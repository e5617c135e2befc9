using System.ComponentModel.DataAnnotations;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.Invited;

[AllowAnonymous]
internal sealed class JoinModel(
    Invitations invitations,
    AccountEnrolment enrolling,
    SignInCompletion entrance,
    CountersignDb db,
    TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter a password")]
    public string Password { get; set; } = "";

    public People.Records.Invited? Invited { get; private set; }

    public async Task OnGet(CancellationToken ct) => Invited = await invitations.Read(Key, ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        Invited = await invitations.Read(Key, ct);
        if (Invited is null || !ModelState.IsValid)
        {
            return Page();
        }

        var answer = await enrolling.Renew(Invited, Password, ct);
        if (answer is not Outcome<SignInAccount>.Done(var account))
        {
            return this.Refuse(((Outcome<SignInAccount>.Refused)answer).Why, nameof(Password));
        }

        await invitations.Use(Key, ct);
        if (!await db.TrySave(new AuditEvent(SignInEvents.PasswordSet, Invited.Establishment, Invited.Person, clock.GetUtcNow(), Invited.Person.Value), ct))
        {
            Invited = null;
            return Page();
        }

        await entrance.Admit(HttpContext, account, new Admission("invitation", LacksSecondStep: true), ct);
        return this.Done(SignInLinks.SecondStep, "Your password is set");
    }
}
