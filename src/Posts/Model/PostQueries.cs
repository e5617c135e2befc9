using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Model;

internal static class PostQueries
{
    /// <summary>The post with everything its fingerprint rests on, and what became of it.</summary>
    public static IQueryable<Post> Whole(this IQueryable<Post> posts) => posts
        .Include(post => post.Pictures.OrderBy(picture => picture.Place)).ThenInclude(picture => picture.Renditions)
        .Include(post => post.Targets)
        .Include(post => post.Facts)
        .Include(post => post.Reasons)
        .Include(post => post.Deliveries)
        .AsSplitQuery();

    /// <summary>A post whole, for the person who wrote it and nobody else.</summary>
    /// <exception cref="NotFoundException">There is none, or it is not theirs.</exception>
    public static async Task<Post> OfAuthor(this IQueryable<Post> posts, PostId id, PersonId author, CancellationToken ct) =>
        await posts.Whole().FirstOrDefaultAsync(post => post.Id == id && post.Author == author, ct).OrNotFound(id);

    /// <exception cref="NotFoundException">There is none here.</exception>
    public static async Task<Post> Get(this IQueryable<Post> posts, PostId id, CancellationToken ct) =>
        await posts.FirstOrDefaultAsync(post => post.Id == id, ct).OrNotFound(id);
}
