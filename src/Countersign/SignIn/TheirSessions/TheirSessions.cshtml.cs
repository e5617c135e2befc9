using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.TheirSessions;

internal sealed class TheirSessionsModel(Me me, Schools schools, Staff staff, OpenSessions sessions, ProviderLinks links) : PageModel
{
    public StaffMember Person { get; private set; } = null!;

    public SchoolTime Time { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Whether an account at the school's own sign-in service is known to be theirs.</summary>
    public bool IsBound { get; private set; }

    public async Task OnGet(PersonId id, CancellationToken ct)
    {
        Person = await staff.Find(id, ct).OrNotFound(id);
        Time = (await schools.Here(ct)).Time;
        Sessions = await sessions.Of(id, ct);
        IsBound = (await links.Of(id, ct)).Count > 0;
    }

    public async Task<IActionResult> OnPost(PersonId id, CancellationToken ct)
    {
        await OnGet(id, ct);
        await sessions.End(Sessions, me, ct);
        return this.Done(SignInLinks.TheirSessions(id), "They are signed out everywhere", "To come back in, they sign in again.");
    }

    [ChangesSecret]
    public async Task<IActionResult> OnPostLetGo(PersonId id, CancellationToken ct)
    {
        await OnGet(id, ct);
        await links.LetGo(id, me, ct);
        return this.Done(
            SignInLinks.TheirSessions(id),
            "Their old account is let go",
            "They are signed out. The next account that comes with their address is taken as theirs.");
    }
}
