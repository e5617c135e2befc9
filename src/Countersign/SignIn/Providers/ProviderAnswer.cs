using System.Security.Claims;

namespace Countersign.SignIn.Providers;

/// <summary>What a service said of somebody: as little as signing in needs.</summary>
/// <param name="Subject">The account's own name there, which is never given to anybody else.</param>
/// <param name="IsVerified">The service vouches that the address is theirs.</param>
/// <param name="Hosted">At Google, the domain of the organisation whose account it is; null for a private one.</param>
/// <param name="Methods">How they signed in there, in the words of RFC 8176.</param>
internal sealed record ProviderAnswer(string Subject, string? Address, bool IsVerified, string? Hosted, IReadOnlyCollection<string> Methods)
{
    public string? RefreshToken { get; init; }

    /// <summary>Reads the claims as that kind of service makes them; null where it does not say whose account it is.</summary>
    public static ProviderAnswer? Read(ProviderKind kind, ClaimsPrincipal claims, string? refreshToken)
    {
        // Microsoft's sub is another one for each program, and would change when the school registers us anew.
        var subject = claims.FindFirstValue(kind == ProviderKind.Microsoft ? "oid" : "sub");

        // Microsoft lets an administrator of a tenant write any address into an account, and says apart whether its domain was proved.
        var verified = claims.FindFirstValue(kind == ProviderKind.Microsoft ? "xms_edov" : "email_verified");
        return string.IsNullOrEmpty(subject)
            ? null
            : new ProviderAnswer(
                subject,
                claims.FindFirstValue("email"),
                string.Equals(verified, "true", StringComparison.OrdinalIgnoreCase) || (kind == ProviderKind.Microsoft && verified == "1"),
                kind == ProviderKind.Google ? claims.FindFirstValue("hd") : null,
                [.. claims.FindAll("amr").Select(method => method.Value)])
            { RefreshToken = string.IsNullOrEmpty(refreshToken) ? null : refreshToken };
    }
}
