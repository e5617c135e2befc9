namespace Countersign.Posts.Noticeboard;

/// <summary>The full public addresses of a school's news, for feeds, link previews and evidence.</summary>
internal static class NewsAddress
{
    public static Uri Of(Uri root, string slug) => Under(root, $"news/{slug}");

    public static Uri Of(Uri root, string slug, NoticeboardPostId post) => Under(root, $"news/{slug}/{post}");

    public static Uri FeedOf(Uri root, string slug) => Under(root, $"news/{slug}/feed.atom");

    public static Uri OfPicture(Uri root, string hash) => Under(root, $"news/pictures/{hash}");

    // Without the slash at its end the last folder of the program's own address would be replaced, not extended.
    private static Uri Under(Uri root, string path) => new($"{root.AbsoluteUri.TrimEnd('/')}/{path}");
}
