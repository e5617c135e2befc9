using Countersign.Foundation;

namespace Countersign.Web;

/// <summary>Whatever a page could not find answers 404, whether it never was or is another school's.</summary>
internal static class NotThereAnswer
{
    public static IApplicationBuilder UseNotThere(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (NotThere) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    });
}
