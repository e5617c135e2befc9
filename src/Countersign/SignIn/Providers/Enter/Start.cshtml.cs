using Countersign.SignIn.Sessions;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.Providers.Enter;

/// <summary>
/// Leads on to the service. It is a link and no form: our pages let the browser send forms nowhere else, not even by way of one of our own.
/// </summary>
[AllowAnonymous]
internal sealed class StartModel(ProvidersInUse providers, ProviderDialogue dialogue) : PageModel
{
    public SignInProvider Provider { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    /// <summary>They are signed in, and show again that it is them.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Proves { get; set; }

    public Refusal Why { get; private set; } = null!;

    public async Task<IActionResult> OnGet(SignInProviderId id, CancellationToken ct)
    {
        Provider = await providers.Find(id, ct).OrNotFound(id);
        NotFoundException.ThrowIf(!Provider.IsInUse, id);
        if (await dialogue.Begin(HttpContext, Provider, Errand()) is not { } why)
        {
            return new EmptyResult();
        }

        Why = why;
        return Page();
    }

    private Errand Errand() => new(Provider.Id, Url.IsLocalUrl(Then) ? Then : null) { ProvesIn = Proves ? SessionClaims.Read(User)?.Session : null };
}
