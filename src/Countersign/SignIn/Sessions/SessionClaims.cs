using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Sessions;

/// <summary>What the cookie carries: three ids, and nothing about the person.</summary>
internal sealed record SessionClaims(Guid Session, EstablishmentId Establishment, PersonId Person)
{
    public const string Whole = "whole";

    private const string SessionClaim = "session";

    private const string EstablishmentClaim = "establishment";

    /// <param name="whole">Every step of signing in is done.</param>
    public ClaimsPrincipal ToPrincipal(bool whole = false)
    {
        var identity = new ClaimsIdentity(
            [new(SessionClaim, Session.ToString()), new(EstablishmentClaim, Establishment.ToString()), new(ClaimTypes.NameIdentifier, Person.ToString())],
            IdentityConstants.ApplicationScheme);
        if (whole)
        {
            identity.AddClaim(new Claim(Whole, "yes"));
        }

        return new ClaimsPrincipal(identity);
    }

    public static SessionClaims? Read(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(SessionClaim), out var session)
        && EstablishmentId.TryParse(principal.FindFirstValue(EstablishmentClaim), null, out var establishment)
        && PersonId.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), null, out var person)
            ? new SessionClaims(session, establishment, person)
            : null;
}
