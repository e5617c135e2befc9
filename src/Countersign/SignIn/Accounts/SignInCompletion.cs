using System.Security.Claims;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Accounts;

/// <summary>Lets somebody in whose steps were checked, or remembers the first step while the second is asked for.</summary>
internal sealed class SignInCompletion(CountersignDb db, OpenSessions sessions, TimeProvider clock)
{
    /// <summary>Starts a session for this browser. A session that lacks its second step opens nothing but the page to set it up.</summary>
    public async Task Admit(HttpContext browser, SignInAccount account, string by, bool lacksSecondStep, CancellationToken ct)
    {
        var claims = sessions.Start(account.Establishment, account.Person, lacksSecondStep);
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
        { Facts = new Dictionary<string, string> { ["by"] = by } }, ct);
        await browser.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await browser.SignInAsync(IdentityConstants.ApplicationScheme, claims.ToPrincipal());
    }

    public static Task AwaitCode(HttpContext browser, SignInAccount account)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id.ToString())], IdentityConstants.TwoFactorUserIdScheme);
        return browser.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Whose code this browser waits to type; null where the first step was not done or was too long ago.</summary>
    public static async Task<PersonId?> Awaited(HttpContext browser)
    {
        var answer = await browser.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return PersonId.TryParse(answer.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), null, out var person) ? person : null;
    }
}
