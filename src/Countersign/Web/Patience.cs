using System.Globalization;
using System.Threading.RateLimiting;

namespace Countersign.Web;

/// <summary>Whoever asks too often is told when to come back.</summary>
internal static class Patience
{
    public static IServiceCollection AddPatience(this IServiceCollection services) => services.AddRateLimiter(static limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = static (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
            {
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            return ValueTask.CompletedTask;
        };
    });
}
