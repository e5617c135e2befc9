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
internal sealed class SignInModel(
    CredentialVerifier door,
    SignInCompletion entrance,
    SignInManager<SignInAccount> identity,
    UserManager<SignInAccount> accounts,
    CountersignSettings settings,
    BrowserMarks marks,
    RefusalPause pause) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter your e-mail address or sign-in name")]
    public string Name { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Enter your password")]
    [DataType(DataType.Password)]
    public string Password { get; set; } = "";

    /// <summary>Several people use this computer.</summary>
    [BindProperty]
    public bool IsShared { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Ended { get; set; }

    public IActionResult OnGet() => settings.Demo ? Redirect(SignInLinks.StepIn) : Page();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var began = pause.Begin();
        if (await door.ByPassword(Caller.At(HttpContext, marks), Name, Password, ct) is not { } account)
        {
            return await Unknown(began, ct);
        }

        if (account.TwoFactorEnabled)
        {
            await SignInCompletion.AwaitCode(HttpContext, account, new Admission("password", IsShared));
            return RedirectToPage("/Countersign/SignIn/Code", new { Then });
        }

        if ((await accounts.GetPasskeysAsync(account)).Count > 0)
        {
            return this.Refuse("You sign in with a passkey. Use the device that holds it");
        }

        return await entrance.Admit(HttpContext, account, new Admission("password", IsShared, LacksSecondStep: true), ct) is { } why
            ? this.Refuse(why)
            : Redirect(SignInLinks.SecondStep);
    }

    /// <summary>What the browser needs to ask a device for its passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptions() => Content(await identity.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskey([StringLength(20_000)] string? credential, CancellationToken ct)
    {
        ModelState.Clear();
        var began = pause.Begin();
        var answer = string.IsNullOrWhiteSpace(credential) ? null : await identity.PerformPasskeyAssertionAsync(credential);
        if (answer is not { Succeeded: true } || !await door.IsWelcome(answer.User, ct))
        {
            await pause.End(began, ct);
            return this.Refuse("That passkey was not accepted. Try again, or sign in with your password");
        }

        await accounts.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
        if (await entrance.Admit(HttpContext, answer.User, new Admission("passkey", IsShared), ct) is { } why)
        {
            return this.Refuse(why);
        }

        return LocalRedirect(Url.IsLocalUrl(Then) ? Then : HostLinks.Home);
    }

    private async Task<IActionResult> Unknown(long began, CancellationToken ct)
    {
        await pause.End(began, ct);
        return this.Refuse(
            "That name and password do not belong together, or there were too many wrong tries. Wait a few minutes, or use a passkey or a browser in which you "
            + "signed in before");
    }
}
