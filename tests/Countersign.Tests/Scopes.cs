using Countersign.Foundation.Database;

namespace Countersign.Tests;

/// <summary>Work in a scope of its own, as the program does it.</summary>
internal static class Scopes
{
    /// <summary>Sees every school, as a job does.</summary>
    public static async Task<T> Everywhere<T>(this IServiceProvider program, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = program.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Sees one school, as a request there does.</summary>
    public static async Task<T> At<T>(this IServiceProvider program, EstablishmentId school, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = program.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandAt(school);
        return await work(scope.ServiceProvider);
    }
}
