using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Countersign.Platforms;

public static class PlatformsRegistration
{
    /// <summary>
    /// Registers the platforms of this project as <see cref="IPlatform"/>. Register a <see cref="PlatformPatience"/> first to change how
    /// long they wait.
    /// </summary>
    public static IServiceCollection AddPlatforms(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(PlatformPatience.Usual);
        services.TryAddSingleton<PlatformHttp>();
        services.AddSingleton<IPlatform, Bluesky.BlueskyPlatform>();
        return services;
    }
}
