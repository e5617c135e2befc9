using System.Text.Encodings.Web;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Countersign.SignIn.Providers;

/// <summary>
/// Sends a browser to a service and hears what it says when the browser comes back. The framework's handler does both, made for the one request:
/// providers come and go while the program runs, and the framework's own list of schemes is fixed when it starts.
/// </summary>
internal sealed partial class ProviderDialogue(ProviderConnections connections, ILogger<ProviderDialogue> log)
{
    private static readonly object Said = new();

    /// <summary>Sends the browser there. The answer is written unless it was refused.</summary>
    public async Task<Refusal?> Begin(HttpContext browser, SignInProvider provider, Errand errand)
    {
        if (connections.To(provider) is not { } options)
        {
            return Sentence(provider, ProviderFault.Secret);
        }

        if (await Discover(provider, options, browser.RequestAborted) is { } fault)
        {
            return Sentence(provider, fault);
        }

        await (await Handler(browser, provider, options)).ChallengeAsync(errand.ToProperties());
        return null;
    }

    /// <summary>What the service said of whoever came back.</summary>
    public async Task<Outcome<ProviderAnswer>> Hear(HttpContext browser, SignInProvider provider)
    {
        if (connections.To(provider) is not { } options)
        {
            return Sentence(provider, ProviderFault.Secret);
        }

        // RFC 9207: an answer that names another issuer was meant for somebody else.
        var named = browser.Request.Query["iss"].ToString();
        if (named.Length > 0 && named != provider.Issuer)
        {
            return Sentence(provider, ProviderFault.NotBelieved);
        }

        await (await Handler(browser, provider, options)).HandleRequestAsync();
        return browser.Items[Said] switch
        {
            ProviderAnswer answer => answer,
            ProviderFault fault => Sentence(provider, fault),
            _ => Sentence(provider, ProviderFault.NotBelieved),
        };
    }

    /// <summary>Why the document does not do in which the service says where everything is; null where it does.</summary>
    public static async Task<ProviderFault?> Discover(SignInProvider provider, OpenIdConnectOptions options, CancellationToken ct)
    {
        try
        {
            return (await options.ConfigurationManager!.GetConfigurationAsync(ct)).Issuer == provider.Issuer ? null : ProviderFault.OtherIssuer;
        }
        catch (InvalidOperationException)
        {
            // However it went wrong, on the network or in what was read, the framework says it so.
            return ProviderFault.Away;
        }
    }

    public static OpenIdConnectEvents Events(SignInProvider provider, Uri back) => new()
    {
        OnRedirectToIdentityProvider = leaving =>
        {
            leaving.ProtocolMessage.RedirectUri = back.ToString();
            Ask(provider.Kind, leaving.ProtocolMessage, Errand.Read(leaving.Properties));
            return Task.CompletedTask;
        },
        OnTokenValidated = heard =>
        {
            heard.HttpContext.Items[Said] =
                ProviderAnswer.Read(provider.Kind, heard.Principal!, heard.TokenEndpointResponse?.RefreshToken) ?? (object)ProviderFault.NotBelieved;
            return Task.CompletedTask;
        },
        OnTicketReceived = received =>
        {
            // We keep a session of our own; the handler's way to sign somebody in ends here.
            received.HandleResponse();
            return Task.CompletedTask;
        },
        OnAccessDenied = denied => End(denied, denied.HttpContext, ProviderFault.Cancelled),
        OnRemoteFailure = failed => End(failed, failed.HttpContext, ProviderFaults.Of(failed.Failure)),
    };

    private static Task End(HandleRequestContext<RemoteAuthenticationOptions> context, HttpContext browser, ProviderFault fault)
    {
        browser.Items[Said] = fault;
        context.HandleResponse();
        return Task.CompletedTask;
    }

    // On a shared computer the person before may still be signed in there, so people choose whose account it is.
    // Whoever shows again that it is them is asked there too; Google takes no such request.
    private static void Ask(ProviderKind kind, OpenIdConnectMessage request, Errand? errand)
    {
        var (proves, forLater) = (errand is { ProvesIn: not null }, errand is { TriedIn: null, ProvesIn: null });
        if (proves && kind != ProviderKind.Google)
        {
            request.Prompt = "login";
        }
        else if (kind != ProviderKind.Other)
        {
            request.Prompt = "select_account";
        }

        if (forLater && kind == ProviderKind.Google)
        {
            request.SetParameter("access_type", "offline");
        }
        else if (forLater)
        {
            request.Scope += " offline_access";
        }
    }

    private static async Task<OpenIdConnectHandler> Handler(HttpContext browser, SignInProvider provider, OpenIdConnectOptions options)
    {
        // What a service says when it refuses can name a person, so none of it reaches the log.
        var handler = new OpenIdConnectHandler(new Only(options), NullLoggerFactory.Instance, HtmlEncoder.Default, UrlEncoder.Default);
        await handler.InitializeAsync(new AuthenticationScheme(provider.Id.ToString(), null, typeof(OpenIdConnectHandler)), browser);
        return handler;
    }

    private Refusal Sentence(SignInProvider provider, ProviderFault fault)
    {
        LogFault(log, provider.Id, fault);
        return ProviderFaults.Sentence(provider, fault);
    }

    [LoggerMessage(LogLevel.Warning, "Sign-in through provider {Provider} failed: {Fault}")]
    private static partial void LogFault(ILogger log, SignInProviderId provider, ProviderFault fault);

    private sealed class Only(OpenIdConnectOptions options) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => options;

        public OpenIdConnectOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }
}
