using System.ComponentModel.DataAnnotations;
using Countersign.People.Model;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.Providers.Enter;

/// <summary>Where a service sends people back to: whoever signs in, and the administrator who tries whether it works.</summary>
[AllowAnonymous]
internal sealed class BackModel(ProvidersInUse providers, ProviderConnections connections, ProviderDialogue dialogue, CurrentPerson current) : PageModel
{
    /// <summary>Null where what came back belongs to nothing that was begun.</summary>
    public SignInProvider? Provider { get; private set; }

    public Errand? Errand { get; private set; }

    public Refusal Why { get; private set; } = null!;

    public async Task<IActionResult> OnGet(
        EstablishmentId school,
        [StringLength(8_000)] string? state,
        [FromServices] Arrival arrival,
        [FromServices] TryOut tryOut,
        [FromServices] Return back,
        CancellationToken ct)
    {
        Errand = string.IsNullOrEmpty(state) ? null : Errand.Read(connections.States.Unprotect(state));
        Provider = Errand is null ? null : await providers.Find(Errand.Provider, ct);
        if (Errand is null || Provider is null || Provider.Establishment != school || !MayBeAsked(Provider, Errand))
        {
            Provider = null;
            return Show(new Refusal("This sign-in was begun in another browser, too long ago, or is done already. Begin again"));
        }

        var heard = await dialogue.Hear(HttpContext, Provider);
        if (heard is not Outcome<ProviderAnswer>.Done(var answer))
        {
            return Show(((Outcome<ProviderAnswer>.Refused)heard).Why);
        }

        return Errand switch
        {
            { TriedIn: not null } => await Try(tryOut, answer, ct),
            { ProvesIn: not null } => Answer(await back.Prove(HttpContext, Provider, answer, Errand.Then, ct)),
            _ => Answer(await arrival.Admit(HttpContext, Provider, answer, Errand.Then, ct)),
        };
    }

    // A trial belongs to the session it was begun in, so nobody else's sign-in there can pass for it.
    private bool MayBeAsked(SignInProvider provider, Errand errand) => errand.TriedIn is not { } session
        ? provider.IsInUse && (errand.ProvesIn is not { } proving || proving == SessionClaims.Read(User)?.Session)
        : session == SessionClaims.Read(User)?.Session && current.Me is { } me && me.Holds(Me.Administrator) && me.Establishment == provider.Establishment;

    private IActionResult Answer(Outcome<NextPage> arrived)
    {
        if (arrived is not Outcome<NextPage>.Done(var next))
        {
            return Show(((Outcome<NextPage>.Refused)arrived).Why);
        }

        return next.Said is null ? LocalRedirect(next.Address) : this.Done(next.Address, next.Said, next.Next);
    }

    private async Task<IActionResult> Try(TryOut tryOut, ProviderAnswer answer, CancellationToken ct) =>
        await tryOut.Judge(Provider!, answer, current.Me!, ct) is Outcome<SignInProvider>.Refused(var why)
            ? Show(why)
            : this.Done(SignInLinks.Provider(Provider!.Id), "It works", "Nobody signs in with it until it is put in use.");

    private PageResult Show(Refusal why)
    {
        Why = why;
        return Page();
    }
}
