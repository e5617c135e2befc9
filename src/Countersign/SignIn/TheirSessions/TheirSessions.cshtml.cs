using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.TheirSessions;

internal sealed class TheirSessionsModel(Me me, Schools schools, Staff staff, OpenSessions sessions) : PageModel
{
    public StaffMember Person { get; private set; } = null!;

    public SchoolTime Time { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public async Task OnGet(PersonId id, CancellationToken ct)
    {
        Person = await staff.Find(id, ct).OrNotFound(id);
        Time = (await schools.Here(ct)).Time;
        Sessions = await sessions.Of(id, ct);
    }

    public async Task<IActionResult> OnPost(PersonId id, CancellationToken ct)
    {
        await OnGet(id, ct);
        await sessions.End(Sessions, me, ct);
        return this.Done(SignInLinks.TheirSessions(id), "They are signed out everywhere", "To come back in, they sign in again.");
    }
}
