using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Model;

/// <summary>The tables of posts and of what became of them.</summary>
internal static class PostTables
{
    public static ModelPart Part { get; } = new(static ids => ids.Id<PostId>().Id<DeliveryId>(), Tables);

    private static void Tables(ModelBuilder model)
    {
        model.Entity<Post>(post =>
        {
            post.ToTable("Posts");
            ModelPart.MadeOnce(post, static row => PostLinks.Show(row.Id));
            post.Property(row => row.Id).ValueGeneratedNever();
            post.Property(row => row.Version).IsConcurrencyToken();
            post.HasIndex(row => new { row.Establishment, row.Stage });
            post.ComplexProperty(row => row.Content, static content =>
            {
                content.Ignore(written => written.Published);
                foreach (var field in content.Metadata.ComplexType.GetProperties())
                {
                    field.SetColumnName(field.Name);
                }
            });
            post.HasMany(row => row.Pictures).WithOne().HasForeignKey(row => row.Post);
            post.HasMany(row => row.Targets).WithOne().HasForeignKey(row => row.Post);
            post.HasMany(row => row.Facts).WithOne().HasForeignKey(row => row.Post);
            post.HasMany(row => row.Reasons).WithOne().HasForeignKey(row => row.Post);
            post.HasMany(row => row.Submissions).WithOne().HasForeignKey(row => row.Post);
            post.HasMany(row => row.Shares).WithOne().HasForeignKey(row => row.Post);
            post.HasMany(row => row.Deliveries).WithOne().HasForeignKey(row => row.Post);
        });
        model.Entity<PostPicture>(picture =>
        {
            picture.ToTable("PostPictures");
            picture.Property(row => row.Id).ValueGeneratedNever();
            ModelPart.NamesFile(picture.Property(row => row.Hash));
            picture.HasMany(row => row.Renditions).WithOne().HasForeignKey(row => row.Picture);
        });
        model.Entity<PictureRendition>(rendition =>
        {
            rendition.ToTable("PictureRenditions");
            rendition.HasKey(row => new { row.Picture, row.Platform });
            ModelPart.NamesFile(rendition.Property(row => row.Hash));
        });
        model.Entity<PostTarget>(target =>
        {
            target.ToTable("PostTargets");
            target.HasKey(row => new { row.Post, row.Account });
        });
        model.Entity<PostShare>(share =>
        {
            share.ToTable("PostShares");
            ModelPart.GoesWithPerson(share.Property(row => row.Person));
            share.HasKey(row => new { row.Post, row.Person });
            share.HasIndex(row => new { row.Establishment, row.Person });
        });
        model.Entity<PostFact>(fact =>
        {
            fact.ToTable("PostFacts");
            fact.HasKey(row => new { row.Post, row.Fact });
        });
        model.Entity<PostReason>(reason =>
        {
            reason.ToTable("PostReasons");
            reason.HasKey(row => new { row.Post, row.Finding });
        });
        model.Entity<PostSubmission>(submission =>
        {
            submission.ToTable("PostSubmissions");
            submission.HasKey(row => new { row.Post, row.Number });
        });
        model.Entity<PublishingStop>(stop =>
        {
            stop.ToTable("PublishingStops");
            stop.Property(row => row.Id).ValueGeneratedNever();
            stop.Property(row => row.Version).IsConcurrencyToken();
            stop.HasIndex(row => new { row.Establishment, row.Holds }).IsUnique();
        });
        model.Entity<Delivery>(delivery =>
        {
            delivery.ToTable("Deliveries");
            delivery.Property(row => row.Id).ValueGeneratedNever();
            delivery.Property(row => row.Version).IsConcurrencyToken();
            ModelPart.NamesFile(delivery.Property(row => row.Fingerprint));
            delivery.HasIndex(row => new { row.Establishment, row.State });
        });
    }
}
