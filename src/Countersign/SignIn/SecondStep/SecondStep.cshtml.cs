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
internal sealed class SecondStepModel(AccountEnrolment enrolling, SignInManager<SignInAccount> identity, UserManager<SignInAccount> accounts) : PageModel
{
    private SignInAccount account = null!;
    private SessionClaims session = null!;

    [BindProperty]
    public string? Code { get; set; }

    public string Groups { get; private set; } = "";

    public string AppLink { get; private set; } = "";

    public QrCode Picture { get; private set; } = null!;

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

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

    public Task OnGet(CancellationToken ct) => ShowSecret(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        RecoveryCodes = await enrolling.TurnOn(account, session.Session, Code, ct);
        if (RecoveryCodes is null)
        {
            ModelState.AddModelError(nameof(Code), "Enter the six digits that your app shows now");
            await ShowSecret(ct);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyOptions() =>
        Content(await identity.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = account.Id.ToString(),
            Name = account.Email!,
            DisplayName = account.Email!,
        }), "application/json");

    public async Task<IActionResult> OnPostPasskey(string? credential, CancellationToken ct)
    {
        var answer = string.IsNullOrWhiteSpace(credential) ? null : await identity.PerformPasskeyAttestationAsync(credential);
        if (answer is { Succeeded: true } && await enrolling.Keep(account, session.Session, answer.Passkey, ct))
        {
            return this.Done(HostLinks.Home, "Your passkey is kept", "From now on it lets you in.");
        }

        await ShowSecret(ct);
        return this.Refuse("Your device did not make a passkey. Try again, or use an authenticator app");
    }

    private async Task ShowSecret(CancellationToken ct)
    {
        var secret = await enrolling.Secret(account, ct);
        Groups = string.Join(' ', secret.Chunk(4).Select(four => new string(four)));
        AppLink = $"otpauth://totp/Countersign:{Uri.EscapeDataString(account.Email!)}?secret={secret}&issuer=Countersign";
        Picture = QrCode.From(AppLink);
    }
}
