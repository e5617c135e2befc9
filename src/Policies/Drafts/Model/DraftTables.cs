using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Policies.Drafts.Model;

/// <summary>The tables of drafts.</summary>
internal static class DraftTables
{
    public static IServiceCollection AddDraftTables(this IServiceCollection services) =>
        services.AddSingleton(new ModelPart(static ids => ids.Id<PolicyDraftId>(), Tables));

    private static void Tables(ModelBuilder model)
    {
        model.Entity<PolicyDraft>(draft =>
        {
            draft.ToTable("PolicyDrafts");
            ModelPart.MadeOnce(draft, static row => DraftLinks.Show(row.Id));
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
