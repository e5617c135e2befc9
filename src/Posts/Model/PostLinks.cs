namespace Countersign.Posts.Model;

/// <summary>The addresses of posts. A test follows each of them.</summary>
internal static class PostLinks
{
    public const string New = "/posts/new";

    public const string Calendar = "/posts/calendar";

    /// <summary>The emergency stop.</summary>
    public const string Stop = "/posts/stop";

    public static string List(PostStage? stage = null, int page = 1) => (stage, page) switch
    {
        (null, 1) => "/posts",
        (null, _) => $"/posts?page-number={page}",
        (_, 1) => $"/posts?stage={stage}",
        _ => $"/posts?page-number={page}&stage={stage}",
    };

    /// <summary>Where one looks for posts.</summary>
    public const string Searching = "/posts?search=";

    public static string Search(string query) => $"/posts?{query}";

    public static string Week(DateOnly day) => $"/posts/calendar?week={day:yyyy-MM-dd}";

    public static string Move(PostId post) => $"/posts/{post}/move";

    public static string Month(DateOnly first) => $"/posts/calendar?month={first:yyyy-MM}";

    public static string Continue(PostId post) => $"/posts/new/{post}";

    /// <summary>The same, with what its author typed last and did not save.</summary>
    public static string GoOn(PostId post, string typed) => $"/posts/new/{post}?typed={typed}";

    public static string Show(PostId post) => $"/posts/{post}";

    public static string Sign(PostId post) => $"/posts/{post}/sign";

    public static string SignNow(PostId post) => $"/posts/{post}/sign?handler=Sign";

    public static string SendBack(PostId post) => $"/posts/{post}/sign?handler=SendBack";

    public static string TakeDown(PostId post) => $"/posts/{post}/take-down";

    public static string Correct(PostId post) => $"/posts/{post}/take-down?handler=Correct";

    public static string Delete(PostId post) => $"/posts/{post}/delete";

    /// <summary>Where a person puts it up at a place that the program does not send to, and takes it down again.</summary>
    public static string PutUp(PostId post, DeliveryId delivery) => $"/posts/{post}/put-up/{delivery}";

    public static string Share(PostId post) => $"/posts/{post}/share";

    public static string Evidence(PostId post) => $"/posts/{post}/evidence";

    public static string Picture(PostId post, Guid picture) => $"/posts/{post}/pictures/{picture}";

    /// <summary>The picture as one platform gets it.</summary>
    public static string Rendition(PostId post, Guid picture, string platform) => $"/posts/{post}/pictures/{picture}?for={platform}";
}
