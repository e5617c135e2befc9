using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.Approvals.Sign;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Approvals;

/// <summary>The public door of Approvals: who must sign what by the policy, who has, and who may next.</summary>
public static class ApprovalsModule
{
    public static IServiceCollection AddApprovals(this IServiceCollection services) => services
        .AddSingleton(new ModelPart(static _ => { }, Tables))
        .AddScoped<ApprovalPlans>()
        .AddScoped<Countersignatures>();

    private static void Tables(ModelBuilder model) => model.Entity<StoredCountersignature>(signature =>
    {
        signature.ToTable("Countersignatures");
        signature.Property(row => row.Id).ValueGeneratedNever();

        // Two people who give the same signature at the same instant: the database lets one of them in.
        // Nobody gives two that way either: whoever signs at the same instant is asked for the same one.
        signature.HasIndex(row => new { row.Subject, row.Fingerprint, row.Step, row.Again }).IsUnique();
        signature.Property(row => row.Again).HasDefaultValue(0).ValueGeneratedNever();
    });
}
