using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Demo;
using Countersign.People.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.People;

/// <summary>The public door of People: who works here, in which roles, and who the pupils are.</summary>
public static class PeopleModule
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton(new ModelPart(static ids => ids.Id<PupilId>(), Tables));
        services.AddAuditEvents(typeof(PeopleEvents));
        services.AddScoped<Staff>();
        services.AddScoped<Schools>();
        services.AddScoped<Register>();
        services.AddScoped<DemoPeople>();
        services.AddScoped<Invitations>();
        services.AddScoped<Administer.KnownRoles>();
        services.AddScoped<CurrentPerson>();

        // A page that asks for Me is never open to strangers, so nobody signed in is a bug and not a refusal.
        services.AddScoped(static scope => scope.GetRequiredService<CurrentPerson>().Me ?? throw new InvalidOperationException("this page needs somebody signed in"));
        return services;
    }

    private static void Tables(ModelBuilder model)
    {
        model.Entity<Establishment>(establishment =>
        {
            establishment.ToTable("Establishments");
            establishment.Property(row => row.Id).ValueGeneratedNever();
            establishment.HasIndex(row => row.Slug).IsUnique();
        });
        model.Entity<Person>(person =>
        {
            person.ToTable("People");
            person.Property(row => row.Id).ValueGeneratedNever();
            person.HasIndex(row => row.Establishment);
        });
        model.Entity<RoleHeld>(role =>
        {
            role.ToTable("RolesHeld");
            role.HasKey(row => new { row.Establishment, row.Person, row.Role });
            role.HasIndex(row => new { row.Establishment, row.Role });
        });
        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("Invitations");
            invitation.Property(row => row.Id).ValueGeneratedNever();
            invitation.Property(row => row.Version).IsConcurrencyToken();
            invitation.HasIndex(row => row.KeyHash).IsUnique();
            invitation.HasIndex(row => row.Person);
        });
        model.Entity<Pupil>(pupil =>
        {
            pupil.ToTable("Pupils");
            pupil.Property(row => row.Id).ValueGeneratedNever();
            pupil.HasIndex(row => row.Establishment);
        });
    }
}
