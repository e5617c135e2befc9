using Countersign.Posts.Noticeboard;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Posts;

/// <summary>The public door of Posts.</summary>
public static class PostsModule
{
    public static IServiceCollection AddPosts(this IServiceCollection services) => services.AddNoticeboard();
}
