using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.FirstStart;

/// <summary>Opens set-up to the one browser that followed the link, and to nobody once it is finished.</summary>
internal sealed class SetUpGate(CountersignDb db, CountersignSettings settings, TimeProvider clock)
{
    private readonly CookieBuilder cookie = Shaped(settings);

    /// <summary>Takes the link's key, which is then used up, and ties the steps to this browser; false where the key is wrong or used.</summary>
    public async Task<bool> Enter(HttpContext browser, string? key, CancellationToken ct)
    {
        if (await Find(ct) is not { Demo: false, FinishedAt: null } installation || !OneTimeKey.Fits(key, installation.KeyHash))
        {
            return false;
        }

        db.Tenant.StandEverywhere();
        var ticket = OneTimeKey.ForLink();
        installation.KeyHash = null;
        installation.BrowserHash = OneTimeKey.HashOf(ticket);
        installation.Version++;
        if (!await db.TrySave(new AuditEvent(FirstStartEvents.Entered, installation.Head ?? default, null, clock.GetUtcNow()), ct))
        {
            return false;
        }

        browser.Response.Cookies.Append(cookie.Name!, ticket, cookie.Build(browser));
        return true;
    }

    /// <summary>The installation under way, for the browser that may go on with it; everyone else finds nothing here.</summary>
    public async Task<Installation> Open(HttpContext browser, CancellationToken ct)
    {
        var installation = await Find(ct).OrNotFound(Installation.Only);
        NotFoundException.ThrowIf(
            installation is not { Demo: false, FinishedAt: null } || !OneTimeKey.Fits(browser.Request.Cookies[cookie.Name!], installation.BrowserHash),
            Installation.Only);

        // There is no school yet where they could stand.
        db.Tenant.StandEverywhere();
        return installation;
    }

    /// <summary>The first step that is not done: going back, or coming back after a crash, leads there.</summary>
    public static string Next(Installation installation) => installation switch
    {
        { Head: null } => SignInLinks.SetUpSchool,
        { FirstAdministrator: null } => SignInLinks.SetUpAdministrator,
        _ => SignInLinks.SetUpPolicy,
    };

    private static CookieBuilder Shaped(CountersignSettings settings)
    {
        var cookie = new CookieBuilder();
        PublicCookie.Shape(cookie, "countersign-set-up", settings);
        return cookie;
    }

    private Task<Installation?> Find(CancellationToken ct) => db.Set<Installation>().FirstOrDefaultAsync(row => row.Id == Installation.Only, ct);
}
