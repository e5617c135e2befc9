using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Countersign.SignIn;

/// <summary>
/// How often one address may try to sign in. An account rests after five wrong tries of its own; this slows whoever tries one
/// password on many accounts. A staffroom behind one address signs in at eight without meeting it.
/// </summary>
internal static class TryLimit
{
    public const int AMinute = 30;

    public static IServiceCollection AddTryLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(static context => IsTry(context.Request)
            ? RateLimitPartition.GetFixedWindowLimiter(Address(context.Connection.RemoteIpAddress), static _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
    });

    /// <summary>One household has a whole block of version 6 addresses, so the block counts as one.</summary>
    public static string Address(IPAddress? remote) => remote switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexStringLower(remote.GetAddressBytes().AsSpan(0, 8)),
        _ => remote.MapToIPv4().ToString(),
    };

    private static bool IsTry(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && (request.Path.StartsWithSegments("/sign-in") || request.Path.StartsWithSegments("/join"));
}
