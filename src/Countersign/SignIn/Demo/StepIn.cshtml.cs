using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Links;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.Demo;

/// <summary>In the demo anyone on this machine can be anyone. In a real school the page is not there.</summary>
[AllowAnonymous]
internal sealed class StepInModel(
    CountersignDb db,
    CountersignSettings settings,
    Schools schools,
    Staff staff,
    OpenSessions sessions,
    TimeProvider clock) : PageModel
{
    public IReadOnlyList<SchoolName> Schools { get; private set; } = [];

    public SchoolName? Chosen { get; private set; }

    public IReadOnlyList<StaffMember> People { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        NotFoundException.ThrowIf(!settings.Demo, settings);
        await Load(Request.Query["school"].ToString(), HttpContext.RequestAborted);
        await next();
    }

    public async Task<IActionResult> OnPost(PersonId person, CancellationToken ct)
    {
        var school = Chosen.OrNotFound(person);
        NotFoundException.ThrowIf(People.All(other => other.Id != person), person);
        var claims = sessions.Start(school.Id, person);
        await db.Save(new AuditEvent(FirstStartEvents.DemoSteppedIn, school.Id, person, clock.GetUtcNow(), person.Value), ct);
        await HttpContext.SignInAsync(claims.ToPrincipal());
        return Redirect(HostLinks.Home);
    }

    private async Task Load(string slug, CancellationToken ct)
    {
        Schools = [.. (await schools.All(ct)).OrderBy(school => school.Kind)];
        Chosen = Schools.FirstOrDefault(school => school.Slug == slug);
        if (Chosen is not null)
        {
            db.Tenant.StandAt(Chosen.Id);
            People = await staff.Everyone(ct);
        }
    }
}
