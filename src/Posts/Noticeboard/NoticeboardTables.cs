using Countersign.Foundation.Database;
using Countersign.Platforms.Contract;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Posts.Noticeboard;

/// <summary>The noticeboard's part of the module: its tables and its platform.</summary>
internal static class NoticeboardTables
{
    public static IServiceCollection AddNoticeboard(this IServiceCollection services)
    {
        services.AddSingleton(new ModelPart(static ids => ids.Id<NoticeboardPostId>(), Tables));
        services.AddSingleton<IPlatform, NoticeboardPlatform>();
        services.AddScoped<News>();
        return services;
    }

    private static void Tables(ModelBuilder model)
    {
        model.Entity<NoticeboardPost>(post =>
        {
            post.ToTable("NoticeboardPosts");
            post.Property(row => row.Id).ValueGeneratedNever();
            post.Property(row => row.Version).IsConcurrencyToken();
            post.HasIndex(row => new { row.Establishment, row.SendKey }).IsUnique();
            post.HasIndex(row => new { row.Establishment, row.TakenDownAt, row.At });
            post.HasMany(row => row.Pictures).WithOne().HasForeignKey(row => row.Post).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<NoticeboardPicture>(picture =>
        {
            picture.ToTable("NoticeboardPictures");
            picture.HasKey(row => new { row.Post, row.Place });
            picture.HasIndex(row => row.Hash);
            ModelPart.NamesFile(picture.Property(row => row.Hash));
        });
    }
}
