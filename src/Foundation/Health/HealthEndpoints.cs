using System.Data.Common;
using System.Reflection;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Foundation.Health;

/// <summary>
/// For monitors: <c>/health/live</c> (the process answers), <c>/health/ready</c> (it can serve pages) and <c>/health/send</c>
/// (what is approved now would go out). 200 or 503, open to anyone, without a word about people.
/// </summary>
internal static class HealthEndpoints
{
    /// <param name="program">The assembly that holds the migrations.</param>
    public static void Map(IEndpointRouteBuilder routes, Assembly program)
    {
        var health = routes.MapGroup("/health").AllowAnonymous();
        health.MapGet("/live", () => Results.Json(new { live = true }));
        health.MapGet("/ready", async (IServiceProvider services, CancellationToken ct) => Answer(await Ready(services, program, ct)));
        health.MapGet("/send", async (IServiceProvider services, CancellationToken ct) => await Send(services, ct));
    }

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddScoped<SendPath>();
        services.AddSingleton<SendPathAnswers>();
    }

    private static IResult Answer(ReadyState state) =>
        Results.Json(
            state, statusCode: state is { Database: true, Migrations: true, Files: true } ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private static async Task<ReadyState> Ready(IServiceProvider services, Assembly program, CancellationToken ct)
    {
        var db = services.GetRequiredService<CountersignDb>();
        var answers = await db.Database.CanConnectAsync(ct);
        return new ReadyState(answers, answers && await Fits(db, program, ct), await Stores(services.GetRequiredService<IFileStore>(), ct));
    }

    private static async Task<bool> Fits(CountersignDb db, Assembly program, CancellationToken ct)
    {
        try
        {
            return await DatabaseCheck.Run(db, program, ct) is Outcome<int>.Done;
        }
        catch (DbException)
        {
            return false;
        }
    }

    private static async Task<bool> Stores(IFileStore files, CancellationToken ct)
    {
        try
        {
            await files.Probe(ct);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static async Task<IResult> Send(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            var state = await services.GetRequiredService<SendPath>().Look(ct);
            return Results.Json(state, statusCode: state.IsOpen ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }
        catch (DbException)
        {
            return Results.Json(new { isOpen = false, database = false }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private sealed record ReadyState(bool Database, bool Migrations, bool Files);
}
