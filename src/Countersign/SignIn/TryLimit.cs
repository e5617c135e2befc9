using System.Threading.RateLimiting;
using Countersign.SignIn.Model;
using Countersign.Foundation.Hosting;

namespace Countersign.SignIn;

/// <summary>
/// How often one address may try to sign in. An account rests after five wrong tries of its own; this slows whoever tries one
/// password on many accounts. A staffroom behind one address signs in at eight without meeting it.
/// </summary>
internal static class TryLimit
{
    public const int AMinute = 30;

    public static IServiceCollection AddTryLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(static context => IsTry(context.Request)
            ? RateLimitPartition.GetFixedWindowLimiter(
                ClientAddress.Of(context.Connection.RemoteIpAddress),
                static _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("")));

    // What a service sends back makes us ask it something, so it counts as well.
    private static bool IsTry(HttpRequest request) =>
        request.Path.StartsWithSegments(SignInLinks.BackPage)
        || (HttpMethods.IsPost(request.Method)
            && (request.Path.StartsWithSegments(SignInLinks.SignIn) || request.Path.StartsWithSegments(SignInLinks.JoinPage)));
}
