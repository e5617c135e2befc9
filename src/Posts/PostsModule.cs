using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.People;
using Countersign.People.Contributions;
using Countersign.People.Demo;
using Countersign.Posts.Demo;
using Countersign.Posts.Draft;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;
using Countersign.Posts.Noticeboard;
using Countersign.Posts.Recall;
using Countersign.Posts.Review;
using Countersign.Posts.Send;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Posts;

/// <summary>The public door of Posts: draft, check, approve, send, evidence, recall.</summary>
public static class PostsModule
{
    public static IServiceCollection AddPosts(this IServiceCollection services)
    {
        services.AddSingleton(new ModelPart(static ids => ids.Id<PostId>().Id<DeliveryId>(), Tables));
        services.AddAuditEvents(typeof(PostEvents)).AddAuditEvents(typeof(DeliveryEvents));
        services.AddSingleton(new MenuEntry("Posts", PostLinks.List(), 30));
        services.AddSingleton(new Door("Write a post", "You see who has to check it before you send it on.", PostLinks.New, 10)).AddScoped<IWork, PostsWork>();
        services.AddScoped<PlanReader>().AddScoped<PlanClock>().AddScoped<DraftDesk>().AddScoped<ReviewDesk>().AddScoped<ScreeningDesk>();
        services.AddScoped<DeliveryLedger>().AddScoped<SentRecords>().AddScoped<EvidencePack>();
        services.AddScoped(provider => new PostsDesk(provider.GetRequiredService<CountersignDb>(), provider.GetRequiredService<Me>(), provider.GetRequiredService<PlanReader>(), provider.GetRequiredService<Staff>()));
        services.AddScoped<IOutboxWork, SendPost>().AddScoped<IOutboxWork, ReadBackPost>().AddScoped<IOutboxWork, RecallPost>().AddScoped<IOutboxWork, DemoTakeBack>().AddScoped<IDemoSeed, DemoPosts>();
        return services.AddNoticeboard();
    }

    /// <summary>The addresses that are not pages.</summary>
    public static void MapPosts(this IEndpointRouteBuilder routes) => PostFiles.Map(routes);

    private static void Tables(ModelBuilder model)
    {
        model.Entity<Post>(post =>
        {
            post.ToTable("Posts");
            post.Property(row => row.Id).ValueGeneratedNever();
            post.Property(row => row.Version).IsConcurrencyToken();
            post.HasIndex(row => new { row.Establishment, row.Stage });
            post.HasMany(row => row.Pictures).WithOne().HasForeignKey(row => row.Post);
            post.HasMany(row => row.Targets).WithOne().HasForeignKey(row => row.Post);
            post.HasMany(row => row.Facts).WithOne().HasForeignKey(row => row.Post);
            post.HasMany(row => row.Signatures).WithOne().HasForeignKey(row => row.Post);
            post.HasMany(row => row.Deliveries).WithOne().HasForeignKey(row => row.Post);
        });
        model.Entity<PostPicture>(picture =>
        {
            picture.ToTable("PostPictures");
            picture.Property(row => row.Id).ValueGeneratedNever();
        });
        model.Entity<PostTarget>(target =>
        {
            target.ToTable("PostTargets");
            target.HasKey(row => new { row.Post, row.Account });
        });
        model.Entity<PostFact>(fact =>
        {
            fact.ToTable("PostFacts");
            fact.HasKey(row => new { row.Post, row.Fact });
        });
        model.Entity<Countersignature>(signature =>
        {
            signature.ToTable("Countersignatures");
            signature.Property(row => row.Id).ValueGeneratedNever();

            // Two people who sign the same step at the same instant: the database lets one of them in.
            signature.HasIndex(row => new { row.Post, row.Fingerprint, row.Step }).IsUnique();
            signature.HasIndex(row => new { row.Post, row.Fingerprint, row.Person }).IsUnique();
        });
        model.Entity<Delivery>(delivery =>
        {
            delivery.ToTable("Deliveries");
            delivery.Property(row => row.Id).ValueGeneratedNever();
            delivery.Property(row => row.Version).IsConcurrencyToken();
            delivery.HasIndex(row => new { row.Establishment, row.State });
        });
    }
}
