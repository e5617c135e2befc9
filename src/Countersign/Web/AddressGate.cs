using Countersign.Foundation.Text;

namespace Countersign.Web;

/// <summary>An address with a character in it that nobody can see leads nowhere; no page and no table is asked about it.</summary>
internal static class AddressGate
{
    public static IApplicationBuilder UseAddressGate(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (Passes(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static bool Passes(HttpRequest request) =>
        TextGate.Passes(request.Path.Value) && request.Query.All(given => TextGate.Passes(given.Key) && given.Value.All(TextGate.Passes));
}
