using System.Globalization;
using System.Security.Claims;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Accounts;

/// <summary>How somebody came in.</summary>
/// <param name="By">What they showed, as the record says it.</param>
/// <param name="IsShared">They said that several people use this computer.</param>
/// <param name="LacksSecondStep">Their session opens nothing but the page to set one up.</param>
internal sealed record Admission(string By, bool IsShared, bool LacksSecondStep = false)
{
    /// <summary>When the school's own service stood for them, where it was asked.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }
}

/// <summary>Who did the first step in this browser, and how.</summary>
internal sealed record AwaitedCode(PersonId Person, Admission First);

/// <summary>Lets somebody in whose steps were checked, or remembers the first step while the second is asked for.</summary>
internal sealed class SignInCompletion(CountersignDb db, OpenSessions sessions, BrowserMarks marks, TryLedger tries, TimeProvider clock)
{
    private const int Rounds = 20;

    private const string ByClaim = "by";

    private const string SharedClaim = "shared";

    private const string ConfirmedClaim = "confirmed";

    /// <summary>Starts a session for this browser. A session that lacks its second step opens nothing but the page to set it up.</summary>
    /// <returns>Why not, where the school's own service no longer stands for the person: what else they have lets them in as little, until it does.</returns>
    public async Task<Refusal?> Admit(HttpContext browser, SignInAccount account, Admission admission, CancellationToken ct)
    {
        if (await db.AcrossEstablishments<ProviderLink>()
            .AnyAsync(link => link.Person == account.Person && link.RefusedAt != null, ct))
        {
            return new Refusal(
                "Your account at your school’s sign-in service was switched off or has to be confirmed. Sign in through your school "
                + "once, and this works again");
        }

        var claims = await Begin(account, admission, ct);
        if (!admission.LacksSecondStep)
        {
            await tries.Forget(Caller.At(browser, marks).Own(account), ct);
            marks.Remember(browser, account.Id);
        }

        await browser.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await browser.SignInAsync(IdentityConstants.ApplicationScheme, claims.ToPrincipal());
        return null;
    }

    // What somebody else changes of the account at this moment must not turn the right one away.
    private async Task<SessionClaims> Begin(SignInAccount account, Admission admission, CancellationToken ct)
    {
        db.Tenant.StandAt(account.Establishment);
        for (var round = 0; round < Rounds; round++)
        {
            var (claims, act) = Note(account, admission);
            if (await db.TrySave(act, ct))
            {
                return claims;
            }

            account = await db.Set<SignInAccount>().FirstAsync(row => row.Id == account.Id, ct);
        }

        var (last, succeeded) = Note(account, admission);
        await db.Save(succeeded, ct);
        return last;
    }

    private (SessionClaims Claims, AuditEvent Act) Note(SignInAccount account, Admission admission)
    {
        var claims = sessions.Start(account.Establishment, account.Person, admission.LacksSecondStep, admission.IsShared, admission.ConfirmedAt);
        return (claims, new AuditEvent(SignInEvents.Succeeded, account.Establishment, account.Person, clock.GetUtcNow(), account.Id, claims.Session)
        {
            Facts = new Dictionary<string, string> { ["by"] = admission.By },
        });
    }

    public static Task AwaitCode(HttpContext browser, SignInAccount account, Admission first)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                new Claim(ByClaim, first.By),
                new Claim(SharedClaim, first.IsShared ? "yes" : "no"),
            ],
            IdentityConstants.TwoFactorUserIdScheme);
        if (first.ConfirmedAt is { } moment)
        {
            identity.AddClaim(new Claim(ConfirmedClaim, moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
        }

        return browser.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Whose code this browser waits to type, and after what; null where the first step was not done or was too long ago.</summary>
    public static async Task<AwaitedCode?> Awaited(HttpContext browser)
    {
        var waits = (await browser.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal;
        return waits is not null && PersonId.TryParse(waits.FindFirstValue(ClaimTypes.NameIdentifier), null, out var person)
            ? new AwaitedCode(person, new Admission(waits.FindFirstValue(ByClaim) ?? "password", waits.HasClaim(SharedClaim, "yes"))
            {
                ConfirmedAt = Moment(waits.FindFirstValue(ConfirmedClaim)),
            })
            : null;
    }

    private static DateTimeOffset? Moment(string? milliseconds) =>
        long.TryParse(milliseconds, CultureInfo.InvariantCulture, out var since) ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null;
}
