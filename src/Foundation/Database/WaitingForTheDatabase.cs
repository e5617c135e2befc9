using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Foundation.Database;

/// <summary>
/// Lets a request wait while the database is away for a moment, and do its work again where it is known that nothing of it was kept. Whatever
/// waits longer answers 503 with the time after which to come back, and with what was typed (ADR 49).
/// </summary>
internal static class WaitingForTheDatabase
{
    /// <summary>Seconds after which to come back.</summary>
    public const string ComeBackAfter = "10";

    // The largest question that a program may ask.
    private const int InMemory = 16 * 1024;

    private static readonly object Away = new();

    public static IApplicationBuilder Use(IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        // The page that says so asks nothing of the database, and monitors want to know how it is now.
        if (AwayIn(context) is not null)
        {
            await Afresh(context, next);
            return;
        }

        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        if (context.Request.HasJsonContentType())
        {
            context.Request.EnableBuffering(InMemory);
        }

        var absence = context.RequestServices.GetRequiredService<DatabaseAbsence>();
        var kept = context.Items.Keys.ToList();
        var open = false;
        var commits = DatabaseAbsence.Watch();
        for (var tries = 0; tries < 2 && !open && (tries == 0 || CanBeDoneAgain(context)) && await absence.IsThere(context.RequestAborted); tries++)
        {
            try
            {
                await (tries == 0 ? next(context) : Again(context, next, kept));
                return;
            }
            catch (Exception fault) when (!context.Response.HasStarted && DatabaseAbsence.Is(fault))
            {
                absence.Notice();

                // A part that was kept would be done twice.
                open = DatabaseAbsence.LeavesOpenWhatWasKept(fault) || (commits.Any && !HttpMethods.IsGet(context.Request.Method));
            }
        }

        await Answer(context, open);
    });

    /// <summary>Null where the database was there for it; else whether it is open if what it changes was kept.</summary>
    public static bool? AwayIn(HttpContext context) => context.Items.TryGetValue(Away, out var open) ? (bool?)open : null;

    // A form is read once and kept, and what a program asks is buffered; any other body is gone.
    private static bool CanBeDoneAgain(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
        || context.Request.HasFormContentType || context.Request.HasJsonContentType();

    private static async Task Again(HttpContext context, RequestDelegate next, List<object> kept)
    {
        context.Response.Clear();
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.User = new System.Security.Claims.ClaimsPrincipal();
        if (context.Request.HasJsonContentType())
        {
            // In a stream of its own: whoever read the first remembers how far.
            var body = new MemoryStream();
            context.Request.Body.Position = 0;
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            body.Position = 0;
            context.Request.Body = body;
        }

        foreach (var added in context.Items.Keys.Except(kept).ToList())
        {
            context.Items.Remove(added);
        }

        await Afresh(context, next);
    }

    // Whoever began to find out who somebody is keeps that they could not.
    private static async Task Afresh(HttpContext context, RequestDelegate next)
    {
        var before = context.Features.Get<IServiceProvidersFeature>()!;
        await using var scope = before.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        context.Features.Set<IServiceProvidersFeature>(new ServiceProvidersFeature { RequestServices = scope.ServiceProvider });
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(before);
        }
    }

    private static async Task Answer(HttpContext context, bool open)
    {
        var request = context.Request;
        if (request.HasFormContentType)
        {
            // The page that says so gives it back.
            await request.ReadFormAsync(context.RequestAborted);
        }

        context.Items[Away] = open;
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = ComeBackAfter;
        if (HttpMethods.IsGet(request.Method))
        {
            context.Response.Headers["Refresh"] = ComeBackAfter;
        }
    }
}
