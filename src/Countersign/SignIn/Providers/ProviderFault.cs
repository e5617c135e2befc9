using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Countersign.SignIn.Providers;

/// <summary>How a talk with a service can end without a word about anybody.</summary>
internal enum ProviderFault
{
    /// <summary>It does not answer, or not what it should.</summary>
    Away,

    /// <summary>Its own document says that it is somebody else.</summary>
    OtherIssuer,

    /// <summary>Our secret cannot be read.</summary>
    Secret,

    /// <summary>It does not take our id or secret.</summary>
    ClientRefused,

    /// <summary>The person went back, or was not let in there.</summary>
    Cancelled,

    /// <summary>Begun in another browser, too long ago, or answered already.</summary>
    Stale,

    /// <summary>What came back does not hold: another issuer, another nonce, another key, meant for another program.</summary>
    NotBelieved,
}

internal static class ProviderFaults
{
    public static ProviderFault Of(Exception? fault) => fault switch
    {
        OpenIdConnectProtocolException protocol => protocol.Data["error"] switch
        {
            "invalid_client" or "unauthorized_client" => ProviderFault.ClientRefused,
            "access_denied" or "consent_required" or "interaction_required" or "login_required" => ProviderFault.Cancelled,
            "server_error" or "temporarily_unavailable" => ProviderFault.Away,
            _ => ProviderFault.NotBelieved,
        },
        AuthenticationFailureException { InnerException: null } => ProviderFault.Stale,
        { } other when IsAway(other) => ProviderFault.Away,
        _ => ProviderFault.NotBelieved,
    };

    // The framework wraps what happened on the network in what could not be done because of it.
    public static bool IsAway(Exception? fault) =>
        fault is HttpRequestException or IOException or OperationCanceledException || (fault?.InnerException is { } inner && IsAway(inner));

    public static Refusal Sentence(SignInProvider provider, ProviderFault fault) => new(fault switch
    {
        ProviderFault.Away => $"{provider.Name} does not answer at the moment. Sign in with a passkey, or try again in a few minutes",
        ProviderFault.OtherIssuer => $"What answers at the address of {provider.Name} says that it is another service. Nobody is let in through it",
        ProviderFault.Secret => $"The secret that {provider.Name} knows us by cannot be read here any more. Ask an administrator to set this sign-in up again",
        ProviderFault.ClientRefused => $"{provider.Name} does not take the application ID and secret that were entered here. An administrator can "
            + "enter both again, the secret’s value and not its ID",
        ProviderFault.Cancelled => $"{provider.Name} did not let you in, or you went back. Try again, or sign in another way",
        ProviderFault.Stale => "This sign-in was begun in another browser, too long ago, or is done already. Begin again",
        _ => $"What came back is not what {provider.Name} would send for you, so nobody was signed in. Begin again, and tell an administrator if "
            + "it happens twice",
    });
}
