using Countersign.Foundation;
using Countersign.Links;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Countersign.SignIn.Sessions;

/// <summary>The cookie that names a session, and what happens to a request without one.</summary>
internal static class SessionCookie
{
    private static readonly object Ended = new();

    public static void Configure(CookieAuthenticationOptions options, CountersignSettings settings)
    {
        PublicCookie.Shape(options.Cookie, "countersign", settings);

        // The row says when a session ends. The cookie is read a day longer, to say so.
        options.ExpireTimeSpan = Session.AtMost + TimeSpan.FromDays(1);
        options.SlidingExpiration = false;
        options.LoginPath = SignInLinks.SignIn;
        options.ReturnUrlParameter = "then";
        options.Events.OnValidatePrincipal = Resume;
        options.Events.OnRedirectToLogin = ToSignIn;
        options.Events.OnRedirectToAccessDenied = ToSecondStep;
    }

    public static void ConfigureSecondStep(CookieAuthenticationOptions options, CountersignSettings settings)
    {
        PublicCookie.Shape(options.Cookie, "countersign-step", settings);
        options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
        options.SlidingExpiration = false;
    }

    /// <summary>The sentence that the next page says once; encrypted, and gone when it was said.</summary>
    public static void ConfigureDone(CookieTempDataProviderOptions options, CountersignSettings settings)
    {
        PublicCookie.Shape(options.Cookie, "countersign-done", settings);
        options.Cookie.IsEssential = true;
    }

    private static async Task Resume(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.WithoutDatabase() is not null)
        {
            // Nobody can say who it is; the cookie stays for when somebody can.
            context.RejectPrincipal();
            return;
        }

        var sessions = context.HttpContext.RequestServices.GetRequiredService<OpenSessions>();
        if (await sessions.Resume(context.Principal, context.HttpContext.RequestAborted) is { } principal)
        {
            context.ReplacePrincipal(principal);
            return;
        }

        context.RejectPrincipal();
        context.HttpContext.Items[Ended] = true;
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private static async Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (http, request) = (context.HttpContext, context.Request);
        var (gets, then) = (HttpMethods.IsGet(request.Method), $"{request.Path}{request.QueryString}");
        var ended = http.Items.ContainsKey(Ended) ? gets ? "session" : "form" : null;
        if (!gets)
        {
            // A form is not sent again after signing in. Its page is opened with what was typed, by whoever typed it.
            var kept = await KeptForLater.Keep(http, known: http.Items.ContainsKey(Ended));
            then = kept is Outcome<string>.Done(var address) ? address : request.Path.ToString();
            ended = kept switch { null => ended, Outcome<string>.Done => "kept", _ => "form" };
        }

        var query = new Dictionary<string, string?> { ["then"] = then == HostLinks.Home ? null : then, ["ended"] = ended };
        context.Response.Redirect(QueryHelpers.AddQueryString(SignInLinks.SignIn, query));
    }

    private static Task ToSecondStep(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.User.HasClaim(claim => claim.Type == SessionClaims.Whole))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            context.Response.Redirect(SignInLinks.SecondStep);
        }

        return Task.CompletedTask;
    }
}
