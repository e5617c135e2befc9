using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authentication;

namespace Countersign.SignIn.Providers;

/// <summary>
/// What somebody went to a service for. It travels there and back encrypted, so the answer is read as that provider's and by whoever asked.
/// </summary>
/// <param name="Then">The page they wanted; the home page where there is none.</param>
/// <param name="TriedIn">The session of the administrator who tries whether it works; null where somebody signs in.</param>
internal sealed record Errand(SignInProviderId Provider, string? Then = null, Guid? TriedIn = null)
{
    /// <summary>The session of whoever shows again that it is them; null where somebody signs in.</summary>
    public Guid? ProvesIn { get; init; }

    public AuthenticationProperties ToProperties()
    {
        var carried = new Dictionary<string, string?> { ["provider"] = Provider.ToString() };
        if (Then is not null)
        {
            carried["then"] = Then;
        }

        if (TriedIn is { } session)
        {
            carried["tried in"] = session.ToString();
        }

        if (ProvesIn is { } own)
        {
            carried["proves in"] = own.ToString();
        }

        return new AuthenticationProperties(carried);
    }

    public static Errand? Read(AuthenticationProperties? properties) =>
        properties is not null && properties.Items.TryGetValue("provider", out var id) && SignInProviderId.TryParse(id, null, out var provider)
            ? new Errand(
                provider,
                properties.Items.TryGetValue("then", out var then) ? then : null,
                Session(properties, "tried in")) { ProvesIn = Session(properties, "proves in") }
            : null;

    private static Guid? Session(AuthenticationProperties properties, string name) =>
        properties.Items.TryGetValue(name, out var session) && Guid.TryParse(session, out var own) ? own : null;
}
