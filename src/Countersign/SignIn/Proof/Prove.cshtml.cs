using System.ComponentModel.DataAnnotations;
using Countersign.Links;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Providers;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.Proof;

/// <summary>Where somebody who is signed in shows that it is still them, and then goes on to what they wanted.</summary>
[Authorize(SignInModule.FirstStepDone)]
internal sealed class ProveModel(
    ProveSession proving, ReadWaysIn waysIn, SignInManager<SignInAccount> identity, AccountSecrets secrets, BrowserMarks marks, RefusalPause pause) : PageModel
{
    private SignInAccount account = null!;
    private SessionClaims session = null!;

    [BindProperty]
    [DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    public WaysIn Ways { get; private set; } = null!;

    /// <summary>They came back from the school's service a moment ago, and a code is all that is missing.</summary>
    public bool FirstStepDone { get; private set; }

    public IReadOnlyList<WayIn> Services => FirstStepDone ? [] : Ways.Services;

    public bool AsksCode => account.TwoFactorEnabled;

    public bool HasSheet { get; private set; }

    /// <summary>A password alone is asked of whoever has nothing else yet; beside a passkey it is one step of two.</summary>
    public bool TakesPassword => Ways.Password && (AsksCode || Ways.Passkeys == 0);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        session = SessionClaims.Read(User) ?? throw new InvalidOperationException("a page after the first step without a session");
        account = await identity.UserManager.FindByIdAsync(session.Person.ToString()).OrNotFound(session.Person);
        Ways = await waysIn.Of(account, ct);
        HasSheet = await secrets.LeftOnSheet(account) is not null;
        FirstStepDone = AsksCode && (await SignInCompletion.Awaited(HttpContext))?.Person == session.Person;
        await next();
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var began = pause.Begin();
        var answer = await proving.ByPassword(Caller.At(HttpContext, marks), account, session.Session, new Typed(Password, Code, FirstStepDone), ct);
        if (answer is Outcome<Session>.Refused(var why))
        {
            await pause.End(began, ct);
            return this.Refuse(why, FirstStepDone ? nameof(Code) : TakesPassword ? nameof(Password) : "");
        }

        return GoOn();
    }

    public async Task<IActionResult> OnPostPasskeyOptions() => Content(await identity.MakePasskeyRequestOptionsAsync(account), "application/json");

    public async Task<IActionResult> OnPostPasskey([StringLength(20_000)] string? credential, CancellationToken ct)
    {
        var answer = string.IsNullOrWhiteSpace(credential) ? null : await identity.PerformPasskeyAssertionAsync(credential);
        if (answer is not { Succeeded: true } || answer.User.Id != account.Id)
        {
            return this.Refuse("That passkey was not accepted. Try again");
        }

        await identity.UserManager.AddOrUpdatePasskeyAsync(account, answer.Passkey);
        await proving.Prove(account, session.Session, "passkey", ct);
        return GoOn();
    }

    private LocalRedirectResult GoOn() => LocalRedirect(Url.IsLocalUrl(Then) ? Then : HostLinks.Home);
}
