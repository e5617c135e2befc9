using Microsoft.AspNetCore.Authorization;

namespace Countersign.Web;

internal static class SecurityHeaders
{
    // No inline script or style anywhere, so text that slips through as markup can neither run nor restyle the page.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, CountersignSettings settings) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Write(context, settings.PublicAddress);
            return Task.CompletedTask;
        });
        return next(context);
    });

    internal static void Write(HttpContext context, Uri publicAddress)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Referrer-Policy"] = "same-origin";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (publicAddress is { Scheme: "https", IsLoopback: false })
        {
            // A browser that came once by https comes by nothing else for a year, whatever a link says. For this host alone: sister hosts are not ours.
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";

        // A shared staffroom computer must not show the last person's pages to the next through the back button.
        // What needs a sign-in is kept by nobody, whatever else the page or file says of itself.
        var isPrivate = context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
        if (isPrivate || (context.User.Identity is { IsAuthenticated: true } && headers.CacheControl.Count == 0))
        {
            headers.CacheControl = "no-store";
        }
    }
}
