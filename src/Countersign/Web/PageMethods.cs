using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Web;

/// <summary>Every page can be opened; anything else it takes only where it has a handler for it.</summary>
internal static class PageMethods
{
    public static IApplicationBuilder UsePageMethods(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not { } page)
        {
            return next(context);
        }

        string[] taken = [HttpMethods.Get, HttpMethods.Head, .. page.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant())];
        if (taken.Contains(context.Request.Method))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = string.Join(", ", taken.Distinct());
        return Task.CompletedTask;
    });
}
