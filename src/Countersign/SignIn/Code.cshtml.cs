using System.ComponentModel.DataAnnotations;
using Countersign.Links;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn;

[AllowAnonymous]
internal sealed class CodeModel(CredentialVerifier door, SignInCompletion entrance, UserManager<SignInAccount> accounts) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter the code from your app, or a recovery code")]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    public async Task<IActionResult> OnGet() => await SignInCompletion.Awaited(HttpContext) is null ? Redirect(SignInLinks.SignIn) : Page();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (await SignInCompletion.Awaited(HttpContext) is not { } awaited)
        {
            return Redirect(SignInLinks.SignIn);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!await door.Code(awaited.Person.Value, Code, ct) || await accounts.FindByIdAsync(awaited.Person.ToString()) is not { } account)
        {
            return this.Refuse("That code is wrong or was used before. Wait for the next one", nameof(Code));
        }

        if (await entrance.Admit(HttpContext, account, awaited.First with { By = awaited.First.By + " and code" }, ct) is { } why)
        {
            return this.Refuse(why);
        }

        return LocalRedirect(Url.IsLocalUrl(Then) ? Then : HostLinks.Home);
    }
}
