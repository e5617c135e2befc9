using System.Collections.Concurrent;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Countersign.SignIn.Providers;

/// <summary>How to talk to each provider. What was entered for one never changes, so its addresses and keys are read once and kept.</summary>
internal sealed class ProviderConnections(IDataProtectionProvider protection, CountersignSettings settings, ProviderChannel channel)
{
    private readonly ConcurrentDictionary<SignInProviderId, OpenIdConnectOptions> known = [];

    /// <summary>What goes to a service and comes back. One for all: it says itself which provider it is about.</summary>
    public ISecureDataFormat<AuthenticationProperties> States { get; } =
        new PropertiesDataFormat(protection.CreateProtector("Countersign.SignIn.Providers.States"));

    /// <summary>Null where its secret cannot be read.</summary>
    public OpenIdConnectOptions? To(SignInProvider provider) =>
        known.TryGetValue(provider.Id, out var made) ? made
        : provider.Secret(protection) is { } secret ? known.GetOrAdd(provider.Id, Make(provider, secret))
        : null;

    /// <summary>Where the service sends people back to; its own administrator enters it there.</summary>
    public Uri Back(EstablishmentId establishment) => new(settings.PublicAddress, SignInLinks.Back(establishment));

    private OpenIdConnectOptions Make(SignInProvider provider, string secret)
    {
        var options = new OpenIdConnectOptions
        {
            Authority = provider.Issuer,
            ClientId = provider.ClientId,
            ClientSecret = secret,
            CallbackPath = SignInLinks.Back(provider.Establishment),
            ResponseType = OpenIdConnectResponseType.Code,

            // An answer that is posted from elsewhere would come without our cookies, which go only where a person follows a link.
            ResponseMode = OpenIdConnectResponseMode.Query,
            UsePkce = true,
            PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable,
            MapInboundClaims = false,
            DisableTelemetry = true,
            RequireHttpsMetadata = !new Uri(provider.Issuer).IsLoopback,
            StateDataFormat = States,
            Backchannel = channel.Client,
            Events = ProviderDialogue.Events(provider, Back(provider.Establishment)),

            // Moments in tokens are weighed against the clock on the wall of this machine: the other side has no other either.
            TimeProvider = TimeProvider.System,
        };
        PublicCookie.Shape(options.CorrelationCookie, "countersign-state.", settings);
        PublicCookie.Shape(options.NonceCookie, "countersign-nonce.", settings);

        // Without this a token also counts that names the issuer which the document it points to claims to be.
        options.TokenValidationParameters.IssuerValidator = (issuer, _, _) =>
            issuer == provider.Issuer ? issuer : throw new SecurityTokenInvalidIssuerException("a token of another issuer");
        options.Scope.Clear();
        foreach (var scope in Scopes(provider.Kind))
        {
            options.Scope.Add(scope);
        }

        new OpenIdConnectPostConfigureOptions(protection).PostConfigure(provider.Id.ToString(), options);
        return options;
    }

    // Microsoft names the account itself (oid) only to whoever asks for the profile.
    private static string[] Scopes(ProviderKind kind) => kind == ProviderKind.Microsoft ? ["openid", "email", "profile"] : ["openid", "email"];
}
