using Countersign.Platforms.Contract;
using Countersign.Platforms.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Countersign.Platforms;

public static class PlatformsRegistration
{
    /// <summary>
    /// Registers the platforms of this project as <see cref="IPlatform"/>. Register a <see cref="PlatformPatience"/> first to change how
    /// long they wait.
    /// </summary>
    /// <param name="reachable">Networks and addresses besides the public ones, each as <see cref="IsReachable"/> takes it.</param>
    public static IServiceCollection AddPlatforms(this IServiceCollection services, params IEnumerable<string> reachable)
    {
        services.AddSingleton(new AddressPolicy(reachable)).TryAddSingleton<OutgoingConnections>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(PlatformPatience.Usual);
        services.TryAddSingleton<PlatformHttp>();
        services.AddSingleton<IPlatform, Bluesky.BlueskyPlatform>();
        foreach (var place in Assisted.AssistedPlaces.All)
        {
            services.AddSingleton(place);
        }

        return services;
    }

    /// <summary>Whether an operator can list this as reachable: <c>10.0.0.0/8</c>, <c>10.0.0.5</c>, <c>10.0.0.5:443</c>, <c>[::1]:8443</c>.</summary>
    public static bool IsReachable(string text) => AddressPolicy.CanList(text);

    /// <summary>A client for other requests than those to platforms, under the same policy of addresses: nothing here makes one of its own.</summary>
    /// <param name="connectWithin">How long a connection may take.</param>
    public static HttpClient OutgoingClient(IServiceProvider services, TimeSpan connectWithin) =>
        services.GetRequiredService<OutgoingConnections>().Client(connectWithin);
}
