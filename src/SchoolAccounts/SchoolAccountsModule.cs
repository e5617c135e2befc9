using Countersign.Foundation.Database;
using Countersign.Foundation.Health;
using Countersign.Foundation.Outbox;
using Countersign.People;
using Countersign.People.Contributions;
using Countersign.People.Demo;
using Countersign.SchoolAccounts.Check;
using Countersign.SchoolAccounts.Connect;
using Countersign.SchoolAccounts.Demo;
using Countersign.SchoolAccounts.Leads;
using Countersign.SchoolAccounts.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.SchoolAccounts;

/// <summary>The public door of SchoolAccounts: in which accounts the school speaks, and what opens them.</summary>
public static class SchoolAccountsModule
{
    public static IServiceCollection AddSchoolAccounts(this IServiceCollection services)
    {
        services.AddSingleton(new ModelPart(static ids => ids.Id<SchoolAccountId>(), Tables));
        services.AddAuditEvents(typeof(SchoolAccountEvents));
        services.AddSingleton(new MenuEntry("Accounts", SchoolAccountLinks.List, 40));
        services.OpenToAdministratorsAlone("/SchoolAccounts/Connect", "/SchoolAccounts/Disconnect", "/SchoolAccounts/Register", "/SchoolAccounts/Leads");
        services.AddScoped<Accounts>().AddScoped<IWork, AccountsWork>();
        services.AddScoped<ConnectAccount>().AddScoped<RegisterAccount>().AddScoped<ChangeLeads>();
        services.AddScoped<IDemoSeed, DemoAccounts>();
        services.AddScoped<ISendPathCheck, AccountsOnTheSendPath>();
        services.AddSingleton<AccountCheck>();
        services.AddRecurring<CheckAccounts>(AccountCheck.Pause);
        return services;
    }

    private static void Tables(ModelBuilder model)
    {
        model.Entity<SchoolAccount>(account =>
        {
            account.ToTable("SchoolAccounts");
            ModelPart.MadeOnce(account, static _ => SchoolAccountLinks.List);
            account.Property(row => row.Id).ValueGeneratedNever();
            account.Property(row => row.Version).IsConcurrencyToken();
            account.HasMany(row => row.Leads).WithOne().HasForeignKey(row => row.Account);
            account.HasIndex(row => new { row.Establishment, row.Platform, row.PlatformAccount }).IsUnique();
            account.HasIndex(row => new { row.Establishment, row.Platform, row.Handle }).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        });
        model.Entity<SchoolAccountLead>(lead =>
        {
            lead.ToTable("SchoolAccountLeads");
            lead.HasKey(row => new { row.Account, row.Person });
            ModelPart.GoesWithPerson(lead.Property(row => row.Person));
            lead.HasIndex(row => row.Person);
        });
    }
}
