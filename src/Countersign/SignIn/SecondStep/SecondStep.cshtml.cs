using System.ComponentModel.DataAnnotations;
using Countersign.Links;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.SecondStep;

[Authorize(SignInModule.FirstStepDone)]
[ChangesSecret]
internal sealed class SecondStepModel(AccountSecrets secrets, Passkeys passkeys, UserManager<SignInAccount> accounts) : PageModel
{
    private SignInAccount account = null!;
    private SessionClaims session = null!;

    [BindProperty]
    public string? Code { get; set; }

    public string Groups { get; private set; } = "";

    public string AppLink { get; private set; } = "";

    public QrCode Picture { get; private set; } = null!;

    public PrintedCodes? Codes { get; private set; }

    /// <summary>Whoever came in with a passkey has something better, and an open session is no place to make a weaker way in.</summary>
    public bool MayHaveSheet => !User.HasClaim(claim => claim.Type == SessionClaims.Whole);

    public bool IsOnSharedComputer { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        session = SessionClaims.Read(User) ?? throw new InvalidOperationException("a page after the first step without a session");

        // A demo person has no account: there is nothing to set up.
        account = await accounts.FindByIdAsync(session.Person.ToString()).OrNotFound(session.Person);
        if (account.TwoFactorEnabled)
        {
            context.Result = Redirect(SignInLinks.YourSignIn);
            return;
        }

        await next();
    }

    public Task OnGet(CancellationToken ct) => ShowChoices(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (await secrets.TurnOn(account, session.Session, Code, ct) is { } codes)
        {
            Codes = new PrintedCodes(codes, IsSheet: false);
            return Page();
        }

        await ShowChoices(ct);
        return this.Refuse("Enter the six digits that your app shows now", nameof(Code));
    }

    public async Task<IActionResult> OnPostSheet(CancellationToken ct)
    {
        if (!MayHaveSheet)
        {
            return Redirect(SignInLinks.YourSignIn);
        }

        Codes = new PrintedCodes(await secrets.TurnOnSheet(account, session.Session, ct), IsSheet: true);
        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyOptions(CancellationToken ct) =>
        Content(await passkeys.Options(account, session.Session, ct), "application/json");

    public async Task<IActionResult> OnPostPasskey([StringLength(20_000)] string? credential, CancellationToken ct)
    {
        if (await passkeys.Keep(account, session.Session, credential, ct))
        {
            return this.Done(HostLinks.Home, "Your passkey is kept", "From now on it lets you in.");
        }

        await ShowChoices(ct);
        return this.Refuse("Your device did not make a passkey. Try again, or use an authenticator app or a sheet of codes");
    }

    private async Task ShowChoices(CancellationToken ct)
    {
        IsOnSharedComputer = await passkeys.IsOnSharedComputer(session.Session, ct);
        var secret = await secrets.Secret(account, ct);
        Groups = string.Join(' ', secret.Chunk(4).Select(four => new string(four)));
        AppLink = $"otpauth://totp/Countersign:{Uri.EscapeDataString(account.UserName!)}?secret={secret}&issuer=Countersign";
        Picture = QrCode.From(AppLink);
    }
}

/// <summary>Codes to print: a sheet of its own, or those that come beside an app.</summary>
internal sealed record PrintedCodes(IReadOnlyList<string> Codes, bool IsSheet);
