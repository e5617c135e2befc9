using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Countersign.Tests;

/// <summary>
/// What the framework reads out of every property of every page is the same on every site of this process and half the cost of starting one, so the first site's is kept.
/// </summary>
internal static class PageMetadata
{
    private static IModelMetadataProvider? first;

    public static void Share(IServiceCollection services)
    {
        if (first is not null)
        {
            services.AddSingleton(first);
        }
    }

    public static void Keep(IServiceProvider site) => Interlocked.CompareExchange(ref first, site.GetRequiredService<IModelMetadataProvider>(), null);
}
