using Countersign.Policies.Ask;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Countersign.Policies.Public;

/// <summary>Pupils and families ask the policy: without signing in, about what binds them, and nothing of it is kept.</summary>
[AllowAnonymous]
[EnableRateLimiting(AskDoor.RateLimit)]
internal sealed class AskRulesModel(PublicPolicies policies, AskService desk, IDataProtectionProvider protection) : PageModel
{
    [BindProperty(Name = "")]
    public AskForm Said { get; set; } = new();

    public PublicPolicy Found { get; private set; } = null!;

    public AskContext Asked { get; private set; } = null!;

    public AskTopics Topics => AskWords.Topics(Asked.Policy, Asked.Known.Actors[0]);

    public Task OnGet(string slug, string audience, CancellationToken ct) => Enter(slug, audience, ct);

    [RefusesUnreadable]
    public async Task<IActionResult> OnPost(string slug, string audience, CancellationToken ct)
    {
        await Enter(slug, audience, ct);
        Said.Talk = new Conversation(Asked, desk, null, ProtectedState.Public(protection, Found.School.Id, audience));
        return await Said.Talk.Take(Said, ModelState, ct) ? Page() : Redirect(Asked.Door.Beginning);
    }

    private async Task Enter(string slug, string audience, CancellationToken ct)
    {
        Found = await policies.EnterRatified(slug, ct).OrNotFound(slug);
        Asked = desk.Open(Found.Policy, Found.School, audience).OrNotFound(audience);
    }
}
