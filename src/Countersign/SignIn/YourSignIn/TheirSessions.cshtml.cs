using Countersign.People;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.YourSignIn;

[Administrators]
internal sealed class TheirSessionsModel(Me me, Schools schools, Staff staff, OpenSessions sessions) : PageModel
{
    public StaffMember Person { get; private set; } = null!;

    public SchoolTime Time { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public async Task OnGet(PersonId id, CancellationToken ct)
    {
        Person = await staff.Find(id, ct) ?? throw new NotThere(id);
        Time = await schools.TimeOf(me.Establishment, ct);
        Sessions = await sessions.Of(id, ct);
    }

    public async Task<IActionResult> OnPost(PersonId id, CancellationToken ct)
    {
        await OnGet(id, ct);
        await sessions.End(Sessions, me, ct);
        return Redirect($"/people/{id}/sessions");
    }
}
