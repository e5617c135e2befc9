using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Wording;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Noticeboard;

/// <summary>A picture as anyone may see it.</summary>
internal sealed record NewsPicture(string Hash, string MediaType, string Alt, int Width, int Height, int Bytes);

/// <summary>A post as anyone may read it. One that was taken down has nothing left but its id.</summary>
internal sealed record NewsItem(
    NoticeboardPostId Id,
    string Text,
    string Language,
    DateTimeOffset At,
    DateTimeOffset PublishedAt,
    bool IsTakenDown,
    IReadOnlyList<NewsPicture> Pictures)
{
    public Story Story { get; } = Story.Of(Text);
}

/// <summary>One page of a school's news, newest first, from page 1.</summary>
internal sealed record NewsPage(SchoolName School, IReadOnlyList<NewsItem> Items, int Number, int Pages);

/// <summary>What anyone may read without signing in: the posts of one school that are public now.</summary>
internal sealed class News(CountersignDb db, Schools schools)
{
    public const int PageLength = 10;

    public const int FeedLength = 20;

    /// <summary>The school whose news the rest of this request reads; null where no school has that name.</summary>
    public async Task<SchoolName?> Enter(string slug, CancellationToken ct)
    {
        var school = await schools.BySlug(slug, ct);
        if (school is not null)
        {
            db.Tenant.StandAt(school.Id);
        }

        return school;
    }

    public async Task<NewsPage?> Page(SchoolName school, int number, CancellationToken ct)
    {
        var all = await Visible().CountAsync(ct);
        var pages = Math.Max(1, (all + PageLength - 1) / PageLength);
        return number < 1 || number > pages
            ? null
            : new NewsPage(school, await Read(Newest().Skip((number - 1) * PageLength).Take(PageLength), ct), number, pages);
    }

    public Task<IReadOnlyList<NewsItem>> Latest(CancellationToken ct) => Read(Newest().Take(FeedLength), ct);

    /// <summary>One post of the school entered, those taken down too; null where it has none of that id.</summary>
    public async Task<NewsItem?> Find(NoticeboardPostId id, CancellationToken ct) =>
        await Read(db.Set<NoticeboardPost>().Where(post => post.Id == id), ct) is [var found] ? found : null;

    /// <summary>When anything last appeared or went; null where nothing ever was published.</summary>
    public async Task<DateTimeOffset?> LastChange(CancellationToken ct)
    {
        var published = await db.Set<NoticeboardPost>().MaxAsync(post => (DateTimeOffset?)post.PublishedAt, ct);
        var takenDown = await db.Set<NoticeboardPost>().MaxAsync(post => post.TakenDownAt, ct);
        return takenDown > published ? takenDown : published;
    }

    /// <summary>
    /// The media type of a picture, as long as a public post of any school shows it. The address names no school, as equal pictures
    /// are one file.
    /// </summary>
    public Task<string?> MediaTypeOf(string hash, CancellationToken ct) =>
        (from picture in db.AcrossEstablishments<NoticeboardPicture>()
         join post in db.AcrossEstablishments<NoticeboardPost>() on picture.Post equals post.Id
         where picture.Hash == hash && post.TakenDownAt == null
         select picture.MediaType).FirstOrDefaultAsync(ct);

    /// <summary>The day as the school's people name it, such as Saturday 21 November 2026.</summary>
    public static string DayOf(DateTimeOffset at, SchoolName school) =>
        English.DayOfWeek(school.Time.Today(at));

    private IQueryable<NoticeboardPost> Visible() => db.Set<NoticeboardPost>().Where(post => post.TakenDownAt == null);

    private IQueryable<NoticeboardPost> Newest() => Visible().OrderByDescending(post => post.At).ThenByDescending(post => post.Id);

    private static async Task<IReadOnlyList<NewsItem>> Read(IQueryable<NoticeboardPost> posts, CancellationToken ct)
    {
        var rows = await posts.AsNoTracking().Include(post => post.Pictures.OrderBy(picture => picture.Place)).ToListAsync(ct);
        return [.. rows.Select(post => new NewsItem(
            post.Id,
            post.Text,
            post.Language,
            post.At,
            post.PublishedAt,
            post.TakenDownAt is not null,
            [.. post.Pictures.Select(Shown)]))];
    }

    private static NewsPicture Shown(NoticeboardPicture picture) =>
        new(picture.Hash, picture.MediaType, picture.Alt, picture.Width, picture.Height, picture.Bytes);
}
