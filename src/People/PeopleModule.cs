using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.Foundation.Worker;
using Countersign.People.Access;
using Countersign.People.Contributions;
using Countersign.People.Demo;
using Countersign.People.DualControl;
using Countersign.People.Erase;
using Countersign.People.Pupils;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Countersign.People;

/// <summary>The public door of People: who works here, in which roles, and who the pupils are.</summary>
public static class PeopleModule
{
    /// <summary>What worker processes do for this module.</summary>
    public static IReadOnlyList<WorkerTask> WorkerTasks => [Sheets.SheetTasks.Workbooks];

    /// <summary>Which pupils a list holds. A workbook is read in a worker, and nothing is kept.</summary>
    public static async Task<(string Json, IReadOnlyList<string> Lines, bool IsRefused)> ReadPupils(byte[] bytes, CancellationToken ct)
    {
        using var workers = new Workers(NullLogger<Workers>.Instance);
        var report = PupilListReport.Of(PupilFile.Read(await PupilFile.Tables(workers, bytes, ct)));
        return (report.Json, report.Lines, report.IsRefused);
    }

    /// <summary>
    /// The pupils of a list as screening looks for them, by what the file calls each, and the lines on which nobody could be read; or why it is refused.
    /// Nothing is kept.
    /// </summary>
    public static async Task<Outcome<(ILookup<string, PupilName> Pupils, IReadOnlyList<string> Unread)>> ReadNames(byte[] bytes, CancellationToken ct)
    {
        using var workers = new Workers(NullLogger<Workers>.Instance);
        return PupilFile.Read(await PupilFile.Tables(workers, bytes, ct)) switch
        {
            Outcome<PupilList>.Done(var list) => (
                list.Ids.Zip(list.Pupils).SelectMany(pupil => PupilName.Each(PupilId.New(), pupil.Second), (pupil, names) => (pupil.First, Names: names))
                    .ToLookup(pupil => pupil.First, pupil => pupil.Names),
                [.. list.Unread.Where(line => !line.IsEmpty).Select(line => line.Said)]),
            Outcome<PupilList>.Refused(var why) => why,
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        };
    }

    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton(new ModelPart(static ids => ids.Id<PupilId>().Id<RosterChangeId>(), Tables));
        services.AddAuditEvents(typeof(PeopleEvents)).AddAuditEvents(typeof(PowerChangeEvents));
        services.AddSingleton(new MenuEntry("People", PeopleLinks.List, 50) { OpenTo = MenuEntry.Administrators });
        services.AddSingleton(new MenuEntry("Pupil list", PeopleLinks.Roster, 60) { OpenTo = MenuEntry.Administrators });
        services.OpenToAdministratorsAlone("/People/Administer", "/People/Erase", "/People/StaffList", "/People/Pupils", "/People/Phrases");
        services.AddScoped<Staff>();
        services.AddScoped<Schools>();
        services.AddScoped<Enrolment>();
        services.AddScoped<IRecordedState, RecordedPeople>();
        services.AddScoped<DemoPeople>();
        services.AddScoped<SignInNames>();
        services.AddScoped<Administer.KnownRoles>().AddScoped<IWork, Administer.PeopleWork>();
        services.AddScoped<Administer.AddFields>();
        services.AddScoped<UseRoster>().AddScoped<RosterHistory>().AddRecurring<ForgetRosters>(ForgetRosters.Pause);
        services.AddScoped<StaffList.StaffPlans>();
        services.AddScoped<StaffList.TakeInStaffList>();
        services.AddScoped<CurrentPerson>();
        services.AddDualControl();
        services.AddErasure();

        // A page that asks for Me is never open to strangers, so nobody signed in is a bug and not a refusal.
        services.AddScoped(static scope =>
            scope.GetRequiredService<CurrentPerson>().Me ?? throw new InvalidOperationException("this page needs somebody signed in"));
        return services;
    }

    /// <summary>Opens every page in these folders and below, such as <c>/People/Administer</c>, to administrators alone, whoever adds one.</summary>
    public static IServiceCollection OpenToAdministratorsAlone(
        this IServiceCollection services, params string[] folders) => services.PostConfigure<RazorPagesOptions>(pages =>
    {
        // AddRazorPages begins the conventions anew, so what was configured before it would be lost.
        foreach (var folder in folders)
        {
            pages.Conventions.AddFolderApplicationModelConvention(folder, static page => page.Filters.Add(new AdministratorsOnly()));
        }
    });

    private static void AddDualControl(this IServiceCollection services)
    {
        services.AddScoped<Colleagues>().AddScoped<PowerRoles>().AddScoped<SecondPersons>().AddScoped<ChangesShown>();
        services.AddScoped(static scope => new PendingChanges(
            scope.GetRequiredService<CountersignDb>(),
            scope.GetServices<IPendingChangeKind>(),
            scope.GetRequiredService<SecondPersons>(),
            scope.GetRequiredService<TimeProvider>()));
        services.AddScoped<IOutboxWork, CountDueChange>().AddScoped<IWork, ChangesWork>();
        services.AddScoped<IPendingChangeKind, SignaturesCountAgain>();
        services.AddScoped<Administer.AdministratorsHere>().AddScoped<Administer.ChangeRoles>().AddScoped<Administer.SetLastDay>();
        services.AddScoped<Administer.ChangeKind>().AddScoped<Administer.KindOfPerson>();
        services.AddScoped<IPendingChangeKind>(static scope => scope.GetRequiredService<Administer.KindOfPerson>());
        services.AddScoped<Administer.RolesKind>().AddScoped<IPendingChangeKind>(static scope => scope.GetRequiredService<Administer.RolesKind>());
    }

    private static void AddErasure(this IServiceCollection services)
    {
        services.AddSingleton<ErasureList>().AddScoped<EraseEverything>().AddScoped<IPendingChangeKind, ErasePerson>();
        services.AddScoped<ListErasures>().AddScoped<IOutboxWork>(static scope => scope.GetRequiredService<ListErasures>());
        services.AddRecurring<ListErasuresOften>(ListErasuresOften.Pause);
        services.AddScoped(static scope => new Erasures(
            scope.GetRequiredService<CountersignDb>(),
            scope.GetRequiredService<PendingChanges>(),
            scope.GetRequiredService<EraseEverything>(),
            (scope.GetRequiredService<ErasureList>(), scope.GetRequiredService<ListErasures>()),
            scope.GetRequiredService<Schools>(),
            scope.GetRequiredService<TimeProvider>()));
    }

    private static void Tables(ModelBuilder model)
    {
        model.Entity<Establishment>(establishment =>
        {
            establishment.ToTable("Establishments");
            ModelPart.SharedByAll(establishment, "names of schools are public, and a school reads what its trust is called");
            establishment.Property(row => row.Id).ValueGeneratedNever();
            establishment.HasIndex(row => row.Slug).IsUnique();
        });
        model.Entity<Person>(person =>
        {
            person.ToTable("People");
            ModelPart.MadeOnce(person, static row => PeopleLinks.Show(row.Id), several: PeopleLinks.List);
            person.Property(row => row.Id).ValueGeneratedNever();
            person.Property(row => row.Kind).HasDefaultValue(PersonKinds.Staff).ValueGeneratedNever();
            person.HasIndex(row => row.Establishment);
            person.HasIndex(row => row.SignInName).IsUnique();
        });
        model.Entity<RoleHeld>(role =>
        {
            role.ToTable("RolesHeld");
            ModelPart.GoesWithPerson(role.Property(row => row.Person));
            role.HasKey(row => new { row.Establishment, row.Person, row.Role });
            role.HasIndex(row => new { row.Establishment, row.Role });
        });
        model.Entity<PendingChange>(change =>
        {
            change.ToTable("PendingChanges");
            change.Property(row => row.Id).ValueGeneratedNever();
            change.Property(row => row.Version).IsConcurrencyToken();
            change.HasIndex(row => new { row.Establishment, row.State });
            change.HasIndex(row => new { row.Establishment, row.Waits }).IsUnique();
        });
        model.Entity<Pupil>(pupil =>
        {
            pupil.ToTable("Pupils");
            pupil.Property(row => row.Id).ValueGeneratedNever();
            pupil.HasIndex(row => row.Establishment);
        });
        model.Entity<RosterChange>(change =>
        {
            change.ToTable("RosterChanges");
            ModelPart.MadeOnce(change, static _ => PeopleLinks.Roster);
            change.Property(row => row.Id).ValueGeneratedNever();
            change.HasIndex(row => new { row.Establishment, row.At });
        });
        model.Entity<AllowedPhrase>(phrase =>
        {
            phrase.ToTable("AllowedPhrases");
            ModelPart.MadeOnce(phrase, static _ => PeopleLinks.Phrases);
            phrase.Property(row => row.Id).ValueGeneratedNever();
            phrase.HasIndex(row => row.Establishment);
        });
    }
}
