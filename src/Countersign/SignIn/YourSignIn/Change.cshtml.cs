using System.ComponentModel.DataAnnotations;
using Countersign.People.Model;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Countersign.SignIn.SecondStep;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.YourSignIn;

/// <summary>A new password, another passkey, new recovery codes.</summary>
[ChangesSecret]
internal sealed class ChangeModel(
    Me me,
    AccountSecrets secrets,
    Passkeys passkeys,
    UserManager<SignInAccount> accounts) : PageModel
{
    private SignInAccount account = null!;

    [BindProperty]
    [DataType(DataType.Password)]
    public string? NewPassword { get; set; }

    public PrintedCodes? Codes { get; private set; }

    /// <summary>Whoever only ever came through the school's own service has none.</summary>
    public bool HasPassword { get; private set; }

    public bool HasSheet { get; private set; }

    public bool HasRecoveryCodes => account.TwoFactorEnabled && !HasSheet;

    public bool IsOnSharedComputer { get; private set; }

    private Guid Session => SessionClaims.Read(User)?.Session ?? default;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // A demo person has no account: there is nothing to change.
        account = await accounts.FindByIdAsync(me.Id.ToString()).OrNotFound(me.Id);
        HasPassword = account.PasswordHash is not null;
        HasSheet = await secrets.LeftOnSheet(account) is not null;
        IsOnSharedComputer = await passkeys.IsOnSharedComputer(Session, HttpContext.RequestAborted);
        await next();
    }

    public async Task<IActionResult> OnPostPassword(CancellationToken ct)
    {
        if (HasPassword && await secrets.Change(account, NewPassword ?? "", Session, ct) is Outcome<SignInAccount>.Refused(var why))
        {
            return this.Refuse(why, nameof(NewPassword));
        }

        return HasPassword ? this.Done(SignInLinks.YourSignIn, "Your password is changed", "You are signed out everywhere else.") : Page();
    }

    public async Task<IActionResult> OnPostCodes(CancellationToken ct)
    {
        Codes = HasRecoveryCodes ? new PrintedCodes(await secrets.RenewCodes(account, ct), IsSheet: false) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyOptions(CancellationToken ct) => Content(await passkeys.Options(account, Session, ct), "application/json");

    public async Task<IActionResult> OnPostPasskey([StringLength(20_000)] string? credential, CancellationToken ct)
    {
        if (await passkeys.Keep(account, Session, credential, ct))
        {
            return this.Done(SignInLinks.YourSignIn, "Your passkey is kept", "From now on it lets you in.");
        }

        return this.Refuse("Your device did not make a passkey. Try again, or use another device");
    }
}
