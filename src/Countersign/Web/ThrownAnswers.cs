using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Web;

/// <summary>
/// What a page throws and a person can understand: a thing that was never there or is another school's answers 404, and a change
/// that somebody else was quicker with answers 409. Where the disk is full it answers 507. A request that could not be read answers as the server says.
/// </summary>
internal static partial class ThrownAnswers
{
    public static IApplicationBuilder UseThrownAnswers(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (NotFoundException) when (!context.Response.HasStarted)
        {
            Answer(context, StatusCodes.Status404NotFound);
        }
        catch (BadHttpRequestException unread) when (!context.Response.HasStarted)
        {
            Answer(context, unread.StatusCode);
        }
        catch (DbUpdateException clash) when (!context.Response.HasStarted && CountersignDb.IsClash(clash))
        {
            Answer(context, StatusCodes.Status409Conflict);
        }
        catch (Exception full) when (!context.Response.HasStarted && CountersignDb.IsWithoutRoom(full))
        {
            LogWithoutRoom(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ThrownAnswers).FullName!));
            Answer(context, StatusCodes.Status507InsufficientStorage);
        }
    });

    private static void Answer(HttpContext context, int status)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
    }

    [LoggerMessage(LogLevel.Error, "The disk is full or cannot be written: nothing can be kept until there is room")]
    private static partial void LogWithoutRoom(ILogger log);
}
