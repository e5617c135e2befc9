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
internal sealed class CodeModel(
    CredentialVerifier door, SignInCompletion entrance, AccountSecrets secrets, UserManager<SignInAccount> accounts, BrowserMarks marks) : PageModel
{
    // From here on a new sheet is offered after signing in.
    private const int FewLeft = 5;

    [BindProperty]
    [Required(ErrorMessage = "Enter the code from your app, or a recovery code")]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    /// <summary>They have a printed sheet of codes and no app.</summary>
    public bool HasSheet { get; private set; }

    public async Task<IActionResult> OnGet() => await Awaited() is null ? Redirect(SignInLinks.SignIn) : Page();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (await Awaited() is not { } awaited)
        {
            return Redirect(SignInLinks.SignIn);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!await door.Code(Caller.At(HttpContext, marks), awaited.Person.Value, Code, ct)
            || await accounts.FindByIdAsync(awaited.Person.ToString()) is not { } account)
        {
            return this.Refuse(
                "That code is wrong or was used before. " + (HasSheet ? "Cross it out and type the next one" : "Wait for the next one")
                    + ". After five wrong ones, wait a few minutes",
                nameof(Code));
        }

        var by = awaited.First.By + (HasSheet ? " and code of a sheet" : " and code");
        if (await entrance.Admit(HttpContext, account, awaited.First with { By = by }, ct) is { } why)
        {
            return this.Refuse(why);
        }

        return await secrets.LeftOnSheet(account) <= FewLeft
            ? Redirect(SignInLinks.NewSheet(Then))
            : LocalRedirect(Url.IsLocalUrl(Then) ? Then : HostLinks.Home);
    }

    private async Task<AwaitedCode?> Awaited()
    {
        var awaited = await SignInCompletion.Awaited(HttpContext);
        HasSheet = awaited is not null
            && await accounts.FindByIdAsync(awaited.Person.ToString()) is { } account && await secrets.LeftOnSheet(account) is not null;
        return awaited;
    }
}
