using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Policies.Adopt;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.FirstStart;

[AllowAnonymous]
internal sealed class PolicyModel(SetUpGate gate, CountersignDb db, AdoptPolicy adopting, StartingPolicies starting, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Document { get; set; }

    public IReadOnlyList<StartingPolicy> Choices => starting.All();

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var installation = await gate.Open(HttpContext, ct);
        return installation.FirstAdministrator is null ? Redirect(SetUpGate.Next(installation)) : Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var installation = await gate.Open(HttpContext, ct);
        if (installation is not { Head: { } head, FirstAdministrator: { } administrator })
        {
            return Redirect(SetUpGate.Next(installation));
        }

        // Adopting the same bytes twice changes nothing, so a second click or a crash in between does no harm.
        if (await adopting.Adopt(head, Document ?? "", administrator, ct) is Outcome<int>.Refused(var why))
        {
            return this.Refuse(why, nameof(Document));
        }

        var now = clock.GetUtcNow();
        installation.StartingPolicy = Document;
        installation.FinishedAt = now;
        installation.BrowserHash = null;
        installation.KeyHash = null;
        installation.Version++;
        await db.TrySave(
            new AuditEvent(FirstStartEvents.Finished, head, administrator, now) { Facts = new Dictionary<string, string> { ["policy"] = Document! } },
            ct);
        return this.Done(SignInLinks.SignIn, "The school is set up", "Sign in with the address and the password that you chose.");
    }
}
