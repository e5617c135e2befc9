using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Links;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.OtherSchools;

/// <summary>Where an administrator of a federation or trust goes from one of its schools to the next.</summary>
internal sealed class OtherSchoolsModel(Me me, OpenSessions sessions, Schools schools, CountersignDb db, TimeProvider clock) : PageModel
{
    public SchoolName Head { get; private set; } = null!;

    /// <summary>The head itself, then its schools.</summary>
    public IReadOnlyList<SchoolName> Places { get; private set; } = [];

    public EstablishmentId Here => me.Establishment;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        Head = await schools.Find(me.VisitsFrom ?? me.Establishment, ct).OrNotFound(me.Establishment);
        NotFoundException.ThrowIf(Head.Kind == EstablishmentKind.School, Head.Id);
        Places = [Head, .. await schools.Under(Head.Id, ct)];
        await next();
    }

    public async Task<IActionResult> OnPost(EstablishmentId school, CancellationToken ct)
    {
        var place = Places.FirstOrDefault(place => place.Id == school).OrNotFound(school);
        var claims = SessionClaims.Read(User).OrNotFound(school);
        await sessions.Move(claims.Session, me.Id, school == Head.Id ? null : school, ct);
        await db.Save(new AuditEvent(SignInEvents.SchoolEntered, school, me.Id, clock.GetUtcNow(), me.Id.Value, claims.Session), ct);
        return this.Done(HostLinks.Home, $"You are at {place.Name} now");
    }
}
