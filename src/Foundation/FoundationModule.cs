using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Backup;
using Countersign.Foundation.Collection;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.Foundation.Components;
using Countersign.Foundation.Components.Forms;
using Countersign.Foundation.Health;
using Countersign.Foundation.Keys;
using Countersign.Foundation.Outbox;
using Countersign.Foundation.SentForms;
using Countersign.Foundation.Worker;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.WebEncoders;
using Quartz;

namespace Countersign.Foundation;

/// <summary>Database, audit record, outbox and files.</summary>
public static class FoundationModule
{
    public static IServiceCollection AddFoundation(this IServiceCollection services, CountersignSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IFileStore, FolderFileStore>();
        services.AddScoped<TenantScope>().AddSingleton<TenantProof>().AddSingleton<TenantSession>();
        services.AddSingleton(static program => new DatabaseAbsence(
            program.GetRequiredService<IServiceScopeFactory>(), program.GetRequiredService<ILogger<DatabaseAbsence>>(), DatabaseAbsence.Usual));
        services.AddSingleton(static provider => new NamedDestinations(provider.GetServices<DestinationAddress>()));
        services.AddSingleton(new ModelPart(static _ => { }, Tables));
        services.AddDbContext<CountersignDb>(
            (program, options) => Connect(options, settings)
                .AddInterceptors(
                    program.GetRequiredService<OutboxBell>(), program.GetRequiredService<DatabaseAbsence>(), program.GetRequiredService<TenantSession>()),
            optionsLifetime: ServiceLifetime.Singleton);
        services.AddAuditEvents(typeof(AuditRecordEvents)).AddAuditEvents(typeof(AuditKeyEvents)).AddAuditEvents(typeof(CollectionEvents))
            .AddSingleton(static provider => new AuditEventKinds(provider.GetServices<ModuleEventKinds>()));
        services.AddDataProtection().SetApplicationName("Countersign").PersistKeysToDbContext<CountersignDb>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyFile>(static (keys, file) => keys.XmlEncryptor = new XmlCloser(file));
        services.AddSingleton<KeyFile>().AddScoped<KeysAtRest>();
        services.AddScoped<Checkpoints>();
        services.AddSingleton<DocumentSigner>();
        services.AddScoped<AuditTrailVerifier>();
        services.AddScoped<BackupWriter>();
        services.AddScoped<BackupReader>();
        services.AddRecurring<MakeCheckpoints>(TimeSpan.FromHours(1));
        services.AddRecurring<SweepSentForms>(SweepSentForms.Pause).Configure<MvcOptions>(static mvc => mvc.Filters.Add<MakesOnce>(MakesOnce.AfterOthers));
        services.AddSingleton(static program => new UnsentForms(
            program.GetRequiredService<IServiceScopeFactory>(),
            program.GetRequiredService<IDataProtectionProvider>(),
            program.GetRequiredService<FormOwner>(),
            program.GetRequiredService<TimeProvider>()));
        services.AddScoped<OrphanedFiles>().AddRecurring<CollectFiles>(CollectFiles.Pause);
        services.AddOutbox();
        services.AddHealth();
        services.AddSingleton<Workers>();
        return services;
    }

    /// <summary>
    /// What the layout and the form controls need: a frame for each request, dates and times as people write them, and names that keep
    /// their accents.
    /// </summary>
    public static IServiceCollection AddComponents(this IServiceCollection services) => services
        .AddScoped<PageFrame>()
        .AddSingleton<IFileVersionProvider, FileVersions>()
        .AddSingleton<FormOwner>()
        .AddSingleton<IHtmlGenerator, KeyedForms>()
        .Configure<MvcOptions>(mvc =>
        {
            mvc.ModelBinderProviders.Insert(0, new ComponentBinders());
            BindingSentences.Use(mvc.ModelBindingMessageProvider);
        })
        .Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

    /// <summary>
    /// Lets requests wait while the database is away for a moment; to stand inside what answers errors and outside everything that asks the database.
    /// </summary>
    public static IApplicationBuilder UseWaitingForTheDatabase(this IApplicationBuilder app) => WaitingForTheDatabase.Use(app);

    /// <summary>
    /// Null where the database is there; where the request found it away, whether it is open if what it changes was kept. Whoever answers it asks the database
    /// nothing.
    /// </summary>
    public static bool? WithoutDatabase(this HttpContext context) => WaitingForTheDatabase.AwayIn(context);

    /// <summary>Contributes every kind of act that the class declares, such as <c>typeof(PostEvents)</c>.</summary>
    public static IServiceCollection AddAuditEvents(this IServiceCollection services, Type declaring) => services.AddSingleton(ModuleEventKinds.In(declaring));

    /// <summary>Contributes the address of a place that pages of other modules lead to, for an id or key.</summary>
    public static IServiceCollection AddDestination(this IServiceCollection services, NamedDestination place, Func<string, string> address) =>
        services.AddSingleton(new DestinationAddress(place, address));

    /// <summary>The addresses that monitors ask.</summary>
    /// <param name="program">The assembly that holds the migrations.</param>
    public static void MapHealth(this IEndpointRouteBuilder routes, Assembly program) => HealthEndpoints.Map(routes, program);

    /// <summary>Runs the job again and again with that pause, from the start of the program; one at a time where the job says so.</summary>
    public static IServiceCollection AddRecurring<TJob>(this IServiceCollection services, TimeSpan every)
        where TJob : class, IJob => services.Recurs<TJob>(every);

    /// <summary>Binds the options to the engine that the settings name.</summary>
    internal static DbContextOptionsBuilder Connect(DbContextOptionsBuilder options, CountersignSettings settings)
    {
        options.ReplaceService<IModelCacheKeyFactory, ModelKey>();
        return settings.PostgreSql is { } connection
            ? options.UseNpgsql(connection)
            : options.UseSqlite($"Data Source={settings.SqliteFile};Foreign Keys=True;Default Timeout=30").AddInterceptors(KeptConnection.Instance);
    }

    private static void Tables(ModelBuilder model)
    {
        model.Entity<StoredAuditEvent>(act =>
        {
            act.ToTable("Acts");
            act.HasKey(row => new { row.Establishment, row.Number });
            act.Property(row => row.Number).ValueGeneratedNever();
        });
        model.Entity<AuditEventSubject>(subject =>
        {
            subject.ToTable("ActSubjects");
            subject.HasKey(row => new { row.Establishment, row.Subject, row.Number });
        });
        model.Entity<AuditChainHead>(head =>
        {
            head.ToTable("ChainHeads");
            head.HasKey(row => row.Establishment);
            head.Property(row => row.Establishment).ValueGeneratedNever();
        });
        model.Entity<EarlierCheckpoint>(checkpoint =>
        {
            checkpoint.ToTable("Checkpoints");
            checkpoint.HasKey(row => new { row.Establishment, row.Number });
            checkpoint.Property(row => row.Number).ValueGeneratedNever();
        });
        model.Entity<SignedCheckpoint>(checkpoint =>
        {
            checkpoint.ToTable("SignedCheckpoints");
            ModelPart.SharedByAll(checkpoint, "each signs where the records of all establishments end, and holds hashes alone");
            checkpoint.HasKey(row => row.Round);
            checkpoint.Property(row => row.Round).ValueGeneratedNever();
        });
        model.Entity<DataProtectionKey>(key =>
        {
            key.ToTable("DataProtectionKeys");
            ModelPart.SharedByAll(key, "one ring of keys closes everybody's cookies and forms, and lies here closed itself");
        });
        model.Entity<SentForm>(form =>
        {
            form.ToTable("SentForms");
            ModelPart.SharedByAll(form, "a form is answered before it is known whose it is; the key is a hash, and what it made is an address");
            form.HasKey(row => row.Key);
            form.HasIndex(row => row.At);
        });
        model.Entity<UnsentForm>(form =>
        {
            form.ToTable("UnsentForms");
            ModelPart.GoesWithPerson(form.Property(row => row.Person));
            form.HasKey(row => row.Key);
            form.HasIndex(row => new { row.Person, row.At });
            form.HasIndex(row => row.Until);
        });
        model.Entity<OutboxItem>(item =>
        {
            item.ToTable("Outbox");
            item.HasKey(row => row.Id);
            item.Property(row => row.Id).ValueGeneratedNever();
            item.HasIndex(row => new { row.DoneAt, row.DueAt });
            item.HasIndex(row => new { row.OrderingKey, row.DueAt }).HasFilter("\"DoneAt\" IS NULL");

            // The database itself sees to it that nobody does two of one key at once, on however many machines.
            item.HasIndex(row => row.OrderingKey).IsUnique().HasFilter("\"ClaimedUntil\" IS NOT NULL");
        });
    }
}
