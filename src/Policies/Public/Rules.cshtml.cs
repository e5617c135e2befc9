using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Public;

/// <summary>A school's policy, for anybody.</summary>
[AllowAnonymous]
internal sealed class RulesModel(PublicPolicies policies) : PageModel
{
    public PublicPolicy Found { get; private set; } = null!;

    public async Task OnGet(string slug, CancellationToken ct) => Found = await policies.Enter(slug, ct).OrNotFound(slug);
}
