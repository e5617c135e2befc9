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
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            var request = context.Request;
            request.Method = HttpMethods.IsHead(request.Method) ? HttpMethods.Head : HttpMethods.Get;
            request.ContentType = null;
            request.ContentLength = null;
            request.Body = Stream.Null;
            context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        }

        return next(context);
    });
}
