using Countersign.Links;
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

/// <summary>A new sheet of codes for somebody who has no app. Whoever makes one shows that it is still them, and a code of the old sheet.</summary>
internal sealed class NewSheetModel(
    Me me, FreshProof proof, CredentialVerifier door, AccountEnrolment enrolling, UserManager<SignInAccount> accounts) : PageModel
{
    private SignInAccount account = null!;

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    /// <summary>Whoever only ever came through the school's own service has none.</summary>
    public bool HasPassword { get; private set; }

    public int Left { get; private set; }

    public string HowManyLeft => Left switch
    {
        0 => "No code is left on your sheet",
        1 => "One code is left on your sheet",
        _ => $"{Left} codes are left on your sheet",
    };

    public PrintedCodes? Codes { get; private set; }

    public string GoOn => Url.IsLocalUrl(Then) ? Then : HostLinks.Home;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        account = await accounts.FindByIdAsync(me.Id.ToString()).OrNotFound(me.Id);
        HasPassword = account.PasswordHash is not null;
        Left = (await enrolling.LeftOnSheet(account)).OrNotFound(me.Id);
        await next();
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (await proof.Of(account, SessionClaims.Read(User)?.Session ?? default, Password, ct) is Outcome<SignInAccount>.Refused(var why))
        {
            return this.Refuse(why, HasPassword ? nameof(Password) : "");
        }

        if (!await door.Code(account.Id, Code, ct) || await accounts.FindByIdAsync(account.Id.ToString()) is not { } proved)
        {
            return this.Refuse("That code is wrong or was used before. Type the next one of your old sheet", nameof(Code));
        }

        Codes = new PrintedCodes(await enrolling.RenewCodes(proved, ct), IsSheet: true);
        return Page();
    }
}
