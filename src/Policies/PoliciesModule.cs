using System.Threading.RateLimiting;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.Foundation.Hosting;
using Countersign.Foundation.Worker;
using Countersign.People;
using Countersign.People.Contributions;
using Countersign.People.Demo;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Policies.Adopt;
using Countersign.Policies.Api;
using Countersign.Policies.Ask;
using Countersign.Policies.Compare;
using Countersign.Policies.Compare.Wording;
using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Drafts.Ratify;
using Countersign.Policies.Drafts.Start;
using Countersign.Policies.Drafts.Propose;
using Countersign.Policies.Drafts.Upload;
using Countersign.Policies.Figures;
using Countersign.Policies.Public;
using Countersign.Policies.Read;
using Countersign.Policies.Receipts;
using Countersign.Policies.Unanswered;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Countersign.Policies;

/// <summary>The public door of Policies: which document is in force, and what it says.</summary>
public static class PoliciesModule
{
    /// <summary>The page of the policy in force, which says what has to happen first where there is none.</summary>
    public static string Page => PolicyLinks.Policy;

    /// <summary>What worker processes do for this module.</summary>
    public static IReadOnlyList<WorkerTask> WorkerTasks => [UploadTasks.Word, UploadTasks.OpenDocument, UploadTasks.Pdf, UploadTasks.Plain];

    /// <summary>What a document brought from elsewhere becomes. It is read in a worker, and nothing is kept.</summary>
    public static async Task<(string Json, IReadOnlyList<string> Lines, bool IsRefused)> Import(string fileName, byte[] bytes, CancellationToken ct)
    {
        using var workers = new Workers(NullLogger<Workers>.Instance);
        var report = await ImportReport.Of(fileName, bytes, workers, ct);
        return (report.Json, report.Lines, report.IsRefused);
    }

    /// <summary>What two documents say in other words, clause by clause, and the whole comparison for other programs.</summary>
    public static (string Json, IReadOnlyList<string> Lines) CompareWording(PolicyDocument before, PolicyDocument after, PolicyDifference difference)
    {
        var compared = new ComparedText(before, after, difference);
        return (compared.Json, compared.Lines);
    }

    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddSingleton(new ModelPart(static ids => ids.Id<ReceiptId>(), Tables));
        services.AddAuditEvents(typeof(PolicyEvents));
        services.AddAskLimits();
        services.AddSingleton(new MenuEntry("Ask", PolicyLinks.Ask, 10)).AddSingleton(new MenuEntry("Policy", PolicyLinks.Policy, 20));
        services.AddSingleton(new Door("Ask the policy", "May I? A few questions, and an answer with its clause.", PolicyLinks.Ask, 20));
        services.AddScoped<IWork, PolicyWork>().AddScoped<IWork, PolicyFigures>().OpenToAdministratorsAlone("/Policies/Drafts");
        services.AddDraftTables().AddScoped<DraftService>().AddScoped<DraftCreation>().AddScoped<UploadedText>().AddScoped<Comparable>();
        services.AddSingleton<ParsedPolicies>().AddSingleton(StartingPolicies.Shipped).AddSingleton(LawsInForce.Shipped);
        services.AddSingleton(static _ => Proposals.OfStartingPolicies);
        services.AddScoped(static scope => new PoliciesInForce(
            scope.GetRequiredService<CountersignDb>(),
            scope.GetRequiredService<IFileStore>(),
            scope.GetRequiredService<Schools>(),
            scope.GetRequiredService<ParsedPolicies>(),
            scope.GetRequiredService<LawsInForce>()));
        services.AddScoped<IRecordedState, RecordedVersions>();
        services.AddScoped<Ratifications>().AddScoped<PublicPolicies>();
        services.AddScoped(static scope => new AdoptPolicy(
            scope.GetRequiredService<CountersignDb>(),
            scope.GetRequiredService<IFileStore>(),
            scope.GetRequiredService<StartingPolicies>(),
            scope.GetRequiredService<Ratifications>(),
            scope.GetRequiredService<TimeProvider>()));
        services.AddScoped<ProtectedState>().AddScoped<AskService>().AddScoped<CountUnanswered>().AddScoped<ReceiptBook>()
            .AddScoped<IRolesNamed, PolicyRoles>().AddScoped<IPendingChangeKind, PutInForceKind>().AddScoped<IDemoSeed, DemoPolicies>();
        return services;
    }

    /// <summary>The addresses that are not pages.</summary>
    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        PolicyDownloads.Map(routes);
        WordRenditions.Map(routes);
        AskEndpoint.Map(routes);
    }

    private static void AddAskLimits(this IServiceCollection services)
    {
        foreach (var (name, most) in new[] { (AskEndpoint.RateLimit, AskEndpoint.PerMinute), (AskDoor.RateLimit, AskDoor.PerMinute) })
        {
            services.AddRateLimiter(limits => limits.AddPolicy(name, context => RateLimitPartition.GetFixedWindowLimiter(
                ClientAddress.Of(context.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) })));
        }
    }

    private static void Tables(ModelBuilder model)
    {
        model.Entity<PolicyVersion>(version =>
        {
            version.ToTable("PolicyVersions");
            version.Property(row => row.Id).ValueGeneratedNever();
            ModelPart.NamesFile(version.Property(row => row.Hash));
            version.HasIndex(row => new { row.Establishment, row.Number }).IsUnique();
        });
        model.Entity<Receipt>(receipt =>
        {
            receipt.ToTable("Receipts");
            ModelPart.GoesWithPerson(receipt.Property(row => row.Owner));
            ModelPart.MadeOnce(receipt, static row => PolicyLinks.Receipt(row.Id));
            receipt.Property(row => row.Id).ValueGeneratedNever();
            receipt.Property(row => row.Version).IsConcurrencyToken();
            receipt.HasIndex(row => new { row.Establishment, row.Owner });
            receipt.HasMany(row => row.Shares).WithOne().HasForeignKey(row => row.Receipt).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ReceiptShare>(share =>
        {
            share.ToTable("ReceiptShares");
            ModelPart.GoesWithPerson(share.Property(row => row.Colleague));
            share.Property(row => row.Id).ValueGeneratedNever();
            share.HasIndex(row => new { row.Receipt, row.Colleague }).IsUnique();
            share.HasIndex(row => row.Colleague);
        });
        model.Entity<UnansweredCount>(count =>
        {
            count.ToTable("UnansweredCounts");
            count.Property(row => row.Id).ValueGeneratedNever();
            count.Property(row => row.Version).IsConcurrencyToken();
            count.HasIndex(row => new { row.Establishment, row.Policy, row.Month, row.Actor, row.Action, row.Counterpart, row.Channel, row.Ambiguous })
                .IsUnique();
        });
        model.Entity<NotUnderstoodCount>(count =>
        {
            count.ToTable("NotUnderstoodCounts");
            count.Property(row => row.Id).ValueGeneratedNever();
            count.Property(row => row.Version).IsConcurrencyToken();
            count.HasIndex(row => new { row.Establishment, row.Month, row.Actor, row.About, row.WordsUpTo }).IsUnique();
        });
        model.Entity<SentSentence>(sent =>
        {
            sent.ToTable("SentSentences");
            ModelPart.MadeOnce(sent, static _ => PolicyLinks.Ask);
            sent.Property(row => row.Id).ValueGeneratedNever();
            sent.HasIndex(row => new { row.Establishment, row.Month });
        });
    }
}
