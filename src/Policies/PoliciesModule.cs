using Countersign.Foundation.Database;
using Countersign.People;
using Countersign.People.Demo;
using Countersign.Policies.Adopt;
using Countersign.Policies.Ask;
using Countersign.Policies.Public;
using Countersign.Policies.Read;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Policies;

/// <summary>The public door of Policies: which document is in force, and what it says.</summary>
public static class PoliciesModule
{
    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddSingleton(new ModelPart(static _ => { }, Tables));
        services.AddSingleton<ParsedPolicies>().AddSingleton<StartingPolicies>();
        services.AddScoped<PoliciesInForce>().AddScoped<Adopting>().AddScoped<PublicPolicies>().AddScoped<Sealed>().AddScoped<IRolesNamed, PolicyRoles>().AddScoped<IDemoSeed, DemoPolicies>();
        return services;
    }

    /// <summary>The addresses that are not pages.</summary>
    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        PolicyFiles.Map(routes);
        WordRenditions.Map(routes);
    }

    private static void Tables(ModelBuilder model) => model.Entity<PolicyVersion>(version =>
    {
        version.ToTable("PolicyVersions");
        version.Property(row => row.Id).ValueGeneratedNever();
        version.HasIndex(row => new { row.Establishment, row.Number }).IsUnique();
    });
}
