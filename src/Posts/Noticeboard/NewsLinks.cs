namespace Countersign.Posts.Noticeboard;

/// <summary>The addresses of a school's public news, for its own pages. A test follows each of them.</summary>
internal static class NewsLinks
{
    public static string List(string slug, int page = 1) => page == 1 ? $"/news/{slug}" : $"/news/{slug}?page={page}";

    public static string Show(string slug, NoticeboardPostId post) => $"/news/{slug}/{post}";

    public static string Feed(string slug) => $"/news/{slug}/feed.atom";

    public static string Picture(string hash) => $"/news/pictures/{hash}";
}
