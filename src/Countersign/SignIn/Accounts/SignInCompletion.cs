using System.Security.Claims;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Accounts;

/// <summary>How somebody came in.</summary>
/// <param name="By">What they showed, as the record says it.</param>
/// <param name="IsShared">They said that several people use this computer.</param>
/// <param name="LacksSecondStep">Their session opens nothing but the page to set one up.</param>
internal sealed record Admission(string By, bool IsShared, bool LacksSecondStep = false);

/// <summary>Who did the first step in this browser, and said what of the computer.</summary>
internal sealed record AwaitedCode(PersonId Person, bool IsShared);

/// <summary>Lets somebody in whose steps were checked, or remembers the first step while the second is asked for.</summary>
internal sealed class SignInCompletion(CountersignDb db, OpenSessions sessions, TimeProvider clock)
{
    private const string Shared = "shared";

    /// <summary>Starts a session for this browser.</summary>
    public async Task Admit(HttpContext browser, SignInAccount account, Admission admission, CancellationToken ct)
    {
        var claims = sessions.Start(account.Establishment, account.Person, admission.LacksSecondStep, admission.IsShared);
        LockoutRules.Forget(account);
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        db.Tenant.StandAt(account.Establishment);
        await db.Save(new AuditEvent(
            SignInEvents.Succeeded,
            account.Establishment,
            account.Person,
            clock.GetUtcNow(),
            account.Id,
            claims.Session)
        { Facts = new Dictionary<string, string> { ["by"] = admission.By } }, ct);
        await browser.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await browser.SignInAsync(IdentityConstants.ApplicationScheme, claims.ToPrincipal());
    }

    public static Task AwaitCode(HttpContext browser, SignInAccount account, bool isShared)
    {
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim(Shared, isShared ? "yes" : "no")],
            IdentityConstants.TwoFactorUserIdScheme);
        return browser.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Whose code this browser waits to type; null where the first step was not done or was too long ago.</summary>
    public static async Task<AwaitedCode?> Awaited(HttpContext browser)
    {
        var answer = await browser.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return PersonId.TryParse(answer.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), null, out var person)
            ? new AwaitedCode(person, answer.Principal!.HasClaim(Shared, "yes"))
            : null;
    }
}
