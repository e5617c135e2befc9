using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts;

internal static class PostQueries
{
    /// <summary>The post with everything its fingerprint rests on.</summary>
    public static IQueryable<Post> Whole(this IQueryable<Post> posts) => posts
        .Include(post => post.Pictures.OrderBy(picture => picture.Place))
        .Include(post => post.Targets)
        .Include(post => post.Facts)
        .Include(post => post.Deliveries)
        .AsSplitQuery();
}
