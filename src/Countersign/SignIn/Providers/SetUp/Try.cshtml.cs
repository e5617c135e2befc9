using Countersign.Foundation.Database;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Providers.SetUp;

/// <summary>Leads an administrator on to the service that they try; a page of its own only where it does not answer.</summary>
internal sealed class TryModel(CountersignDb db, ProviderDialogue dialogue) : PageModel
{
    public SignInProvider Provider { get; private set; } = null!;

    public Refusal Why { get; private set; } = null!;

    public async Task<IActionResult> OnGet(SignInProviderId id, CancellationToken ct)
    {
        Provider = await db.Set<SignInProvider>().FirstOrDefaultAsync(row => row.Id == id, ct).OrNotFound(id);
        var session = SessionClaims.Read(User).OrNotFound(id).Session;
        if (await dialogue.Begin(HttpContext, Provider, new Errand(id, TriedIn: session)) is not { } why)
        {
            return new EmptyResult();
        }

        Why = why;
        return Page();
    }
}
