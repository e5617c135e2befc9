using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.SentForms;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn;

[Authorize(SignInModule.FirstStepDone)]
internal sealed class SignOutModel(CountersignDb db, UnsentForms unsent, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (SessionClaims.Read(User) is { } claims && await db.Set<Session>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly])
            .FirstOrDefaultAsync(row => row.Id == claims.Session && row.Person == claims.Person, ct) is { EndedAt: null } session)
        {
            session.EndedAt = clock.GetUtcNow();
            await db.Save(
                new AuditEvent(SignInEvents.SessionEnded, claims.Establishment, claims.Person, clock.GetUtcNow(), claims.Person.Value, session.Id),
                ct);
        }

        if (SessionClaims.Read(User) is { } left)
        {
            await unsent.ForgetDay((left.Establishment, left.Person), ct);
        }

        await HttpContext.SignOutAsync();

        // Private pages are not kept by the browser at all; what an earlier version let it keep, and what scripts kept, goes too. Browsers heed it over
        // https, and on this machine.
        HttpContext.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return this.Done(SignInLinks.SignIn, "You are signed out");
    }
}
