using Countersign.Foundation.Database;
using Countersign.People.Demo;
using Countersign.Policies.Adopt;
using Countersign.Policies.Ask;
using Countersign.Policies.Drafts;
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
        services.AddSingleton(new ModelPart(static ids => ids.Id<PolicyDraftId>(), Tables));
        services.AddSingleton<ParsedPolicies>().AddSingleton<StartingPolicies>();
        services.AddScoped<PoliciesInForce>().AddScoped<Adopting>().AddScoped<PublicPolicies>().AddScoped<DraftDesk>().AddScoped<Starting>().AddScoped<Sealed>().AddScoped<IDemoSeed, DemoPolicies>();
        return services;
    }

    /// <summary>The addresses that are not pages.</summary>
    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        PolicyFiles.Map(routes);
        WordRenditions.Map(routes);
    }

    private static void Tables(ModelBuilder model)
    {
        model.Entity<PolicyVersion>(version =>
        {
            version.ToTable("PolicyVersions");
            version.Property(row => row.Id).ValueGeneratedNever();
            version.HasIndex(row => new { row.Establishment, row.Number }).IsUnique();
        });
        model.Entity<PolicyDraft>(draft =>
        {
            draft.ToTable("PolicyDrafts");
            draft.Property(row => row.Id).ValueGeneratedNever();
            draft.Property(row => row.Version).IsConcurrencyToken();
            draft.HasMany(row => row.Clauses).WithOne().HasForeignKey(row => row.Draft).OnDelete(DeleteBehavior.Cascade);
            draft.HasIndex(row => row.Establishment);
        });
        model.Entity<DraftClause>(clause =>
        {
            clause.ToTable("PolicyDraftClauses");
            clause.Property(row => row.Id).ValueGeneratedNever();
        });
    }
}
