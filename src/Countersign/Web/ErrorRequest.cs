using Countersign.Pages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Countersign.Web;

/// <summary>
/// What went wrong is shown on a page that is opened, whatever was sent: a form that was too large or broken is not read a second time to say so.
/// </summary>
internal static class ErrorRequest
{
    public static IApplicationBuilder UseErrorRequest(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var (answered, thrown) = (context.Features.Get<IStatusCodeReExecuteFeature>(), context.Features.Get<IExceptionHandlerFeature>());
        if (answered is not null || thrown is not null)
        {
            var request = context.Request;
            if (HttpMethods.IsPost(request.Method) && context.Features.Get<IFormFeature>()?.Form is { Count: > 0 } form)
            {
                // The exception handler leaves the query as it was.
                SentWithFault.Keep(context, answered is null ? thrown!.Path + request.QueryString : answered.OriginalPath + answered.OriginalQueryString, form);
            }

            request.Method = HttpMethods.IsHead(request.Method) ? HttpMethods.Head : HttpMethods.Get;
            request.ContentType = null;
            request.ContentLength = null;
            request.Body = Stream.Null;
            context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        }

        return next(context);
    });
}
