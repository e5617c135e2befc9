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

/// <summary>A new password, another passkey, new recovery codes. Whoever changes a secret shows that it is still them.</summary>
internal sealed class ChangeModel(
    Me me,
    FreshProof proof,
    AccountEnrolment enrolling,
    Passkeys passkeys,
    UserManager<SignInAccount> accounts) : PageModel
{
    private SignInAccount account = null!;

    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? New { get; set; }

    [BindProperty]
    public string? ForPasskey { get; set; }

    [BindProperty]
    public string? ForCodes { get; set; }

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
        HasSheet = await enrolling.LeftOnSheet(account) is not null;
        IsOnSharedComputer = await passkeys.IsOnSharedComputer(Session, HttpContext.RequestAborted);
        await next();
    }

    public async Task<IActionResult> OnPostPassword(CancellationToken ct)
    {
        if (await Proved(Current, nameof(Current), ct) is not { } proved)
        {
            return Page();
        }

        if (await enrolling.Change(proved, New ?? "", Session, ct) is Outcome<SignInAccount>.Refused(var why))
        {
            return this.Refuse(why, nameof(New));
        }

        return this.Done(SignInLinks.YourSignIn, "Your password is changed", "You are signed out everywhere else.");
    }

    public async Task<IActionResult> OnPostCodes(CancellationToken ct)
    {
        if (HasRecoveryCodes && await Proved(ForCodes, nameof(ForCodes), ct) is { } proved)
        {
            Codes = new PrintedCodes(await enrolling.RenewCodes(proved, ct), IsSheet: false);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyOptions(CancellationToken ct) => Content(await passkeys.Options(account, Session, ct), "application/json");

    public async Task<IActionResult> OnPostPasskey(string? credential, CancellationToken ct)
    {
        if (await Proved(ForPasskey, nameof(ForPasskey), ct) is null)
        {
            return Page();
        }

        if (await passkeys.Keep(account, Session, credential, ct))
        {
            return this.Done(SignInLinks.YourSignIn, "Your passkey is kept", "From now on it lets you in.");
        }

        return this.Refuse("Your device did not make a passkey. Try again, or use another device");
    }

    private async Task<SignInAccount?> Proved(string? password, string field, CancellationToken ct)
    {
        switch (await proof.Of(account, Session, password, ct))
        {
            case Outcome<SignInAccount>.Done(var proved):
                return account = proved;
            case Outcome<SignInAccount>.Refused(var why):
                this.Refuse(why, HasPassword ? field : "");
                return null;
            default:
                throw new InvalidOperationException("an outcome is done or refused");
        }
    }
}
