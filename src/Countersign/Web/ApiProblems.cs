using Countersign.Links;
using Microsoft.AspNetCore.Mvc;

namespace Countersign.Web;

/// <summary>A program that asks gets its refusals as problem details (RFC 9457), where a person would get a page.</summary>
internal static class ApiProblems
{
    public static IApplicationBuilder UseApiProblems(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        await next(context);
        var response = context.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null } && context.Request.Path.StartsWithSegments("/api"))
        {
            var (sentence, help) = Words(response.StatusCode);
            var problem = new ProblemDetails { Status = response.StatusCode, Title = sentence, Detail = help };
            await response.WriteAsJsonAsync(problem, options: null, "application/problem+json", context.RequestAborted);
        }
    });

    private static (string Sentence, string? Help) Words(int status) => status switch
    {
        400 => ("The request could not be read", $"{HostLinks.ApiDescription()} describes what can be sent."),
        404 => ("Nothing is at this address", $"{HostLinks.ApiDescription()} describes what there is."),
        405 => ("This address does not take that method", $"{HostLinks.ApiDescription()} describes what there is."),
        413 => ("The request is too large", "Send one question of at most 16 kilobytes."),
        415 => ("This address reads JSON alone", "Send it with the content type application/json."),
        429 => ("Too many questions in one minute", "Wait a minute and ask again."),
        _ => ("The request could not be answered", null),
    };
}
