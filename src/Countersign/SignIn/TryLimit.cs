using System.Threading.RateLimiting;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Countersign.Foundation.Hosting;

namespace Countersign.SignIn;

/// <summary>
/// How often one address may try to sign in, right or wrong. A staffroom behind one address signs in at eight without meeting it. A browser that signed in
/// before has tries of its own, and a passkey is not counted: whoever sits behind the same address keeps neither out.
/// </summary>
internal static class TryLimit
{
    public const int AMinute = 30;

    public static IServiceCollection AddTryLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(static context => IsTry(context.Request)
            ? RateLimitPartition.GetFixedWindowLimiter(
                Whose(context),
                static _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("")));

    private static string Whose(HttpContext context) => context.RequestServices.GetRequiredService<BrowserMarks>().Read(context) is { } mark
        ? mark.Id.ToString()
        : ClientAddress.Of(context.Connection.RemoteIpAddress);

    private static bool ShowsPasskey(HttpRequest request) =>
        request.Path == SignInLinks.SignIn && request.Query["handler"].ToString() is "Passkey" or "PasskeyOptions";

    // What a service sends back makes us ask it something, so it counts as well.
    private static bool IsTry(HttpRequest request) =>
        request.Path.StartsWithSegments(SignInLinks.BackPage)
        || (HttpMethods.IsPost(request.Method) && !ShowsPasskey(request)
            && (request.Path.StartsWithSegments(SignInLinks.SignIn) || request.Path.StartsWithSegments(SignInLinks.JoinPage)));
}
