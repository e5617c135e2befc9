using System.ComponentModel.DataAnnotations;
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

/// <summary>A new sheet of codes for somebody who has no app. To show that it is them takes a code of the old one.</summary>
[ChangesSecret]
internal sealed class NewSheetModel(Me me, AccountSecrets secrets, UserManager<SignInAccount> accounts) : PageModel
{
    private SignInAccount account = null!;

    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

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
        Left = (await secrets.LeftOnSheet(account)).OrNotFound(me.Id);
        await next();
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        Codes = new PrintedCodes(await secrets.RenewCodes(account, ct), IsSheet: true);
        return Page();
    }
}
