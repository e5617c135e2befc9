using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Countersign.Web;

/// <summary>
/// Where a visitor comes from, as proxies say that the operator named. Nothing else of a request is taken from a proxy: the address that people type is
/// a setting.
/// </summary>
internal static class NamedProxies
{
    /// <summary>The framework's own switch trusts whoever sends; it stays off whatever the environment says.</summary>
    public const string Off = "--forwardedHeaders_enabled=false";

    /// <summary>What the framework's switch is called in the environment.</summary>
    public const string Switch = "ASPNETCORE_FORWARDEDHEADERS_ENABLED";

    public static IApplicationBuilder UseNamedProxies(this IApplicationBuilder app, CountersignSettings settings)
    {
        if (settings.Proxies.Count == 0)
        {
            return app;
        }

        // As many as stand behind one another: each has to be a named one.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var text in settings.Proxies)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(text, out var network) ? network : Alone(IPAddress.Parse(text)));
        }

        return app.UseForwardedHeaders(options);
    }

    /// <summary>
    /// Every request counts as one to the address that people type, by https where that does: a proxy in front ends the encryption, and what is made for a
    /// request, such as a cookie, is made for whoever typed it.
    /// </summary>
    public static IApplicationBuilder UsePublicScheme(this IApplicationBuilder app, CountersignSettings settings) => app.Use((context, next) =>
    {
        context.Request.Scheme = settings.PublicAddress.Scheme;
        return next(context);
    });

    private static System.Net.IPNetwork Alone(IPAddress address) => new(address, address.GetAddressBytes().Length * 8);
}
