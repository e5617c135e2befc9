using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Figures;

/// <summary>
/// What was published and how long that took, for those who watch over a school. No post is named, and nobody. Two queries, however many schools.
/// </summary>
internal sealed class PostFigures(CountersignDb db) : IWork
{
    // What was sent for signatures this long before still counts with how long it took.
    private static readonly TimeSpan Before = TimeSpan.FromDays(60);

    // The day begins at another moment on each school's wall, so what is read is a day wider on both sides.
    private static readonly TimeSpan Wider = TimeSpan.FromDays(1);

    private static readonly AuditEventKind[] Signing = [PostEvents.Checked, PostEvents.Approved, PostEvents.Released];

    public async Task<IReadOnlyList<Figure>> Figures(IReadOnlyList<SchoolName> schools, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var ids = schools.Select(school => school.Id).ToList();
        var (first, last) = (new DateTimeOffset(from, default, TimeSpan.Zero) - Wider, new DateTimeOffset(until, default, TimeSpan.Zero) + Wider);
        var published = (await db.AcrossEstablishments<Delivery>().AsNoTracking()
            .Where(row => ids.Contains(row.Establishment) && row.PublishedAt >= first && row.PublishedAt < last)
            .Select(row => new { row.Establishment, row.Post, row.PublishedAt }).ToListAsync(ct))
            .ToLookup(row => row.Establishment, row => (Post: row.Post.Value, At: row.PublishedAt!.Value));
        var acts = (await db.Times(ids, [PostEvents.Submitted, PostEvents.SentBack, .. Signing], first - Before, last, ct)).ToLookup(act => act.School);
        return [.. schools.SelectMany(school => Of(school, published[school.Id], [.. acts[school.Id]], from, until))];
    }

    private static IEnumerable<Figure> Of(
        SchoolName school,
        IEnumerable<(Guid Post, DateTimeOffset At)> published,
        IReadOnlyList<(EstablishmentId School, AuditEventKind Kind, DateTimeOffset At, Guid About)> acts,
        DateOnly from,
        DateOnly until)
    {
        DateOnly Day(DateTimeOffset at) => school.Time.Today(at);
        var signed = acts.Where(act => Signing.Contains(act.Kind)).ToLookup(act => act.About, act => act.At);
        var sent = acts.Where(act => act.Kind == PostEvents.Submitted).ToLookup(act => act.About, act => act.At);
        var posts = published.GroupBy(one => one.Post, one => one.At).Select(post => (Post: post.Key, At: post.Min()))
            .Where(post => Day(post.At) >= from && Day(post.At) < until).ToList();
        var times = posts.Select(post => ApprovalTime.Of(sent[post.Post], signed[post.Post], post.At)).OfType<TimeSpan>().ToList();
        yield return Figure.Count(school.Id, "Posts published", 10, posts.Select(post => Day(post.At)), from, until);
        yield return Figure.Count(school.Id, "Signatures given", 20, signed.SelectMany(post => post).Select(Day), from, until);
        yield return new Figure(school.Id, "Half were approved within", 30, ApprovalTime.Words(ApprovalTime.Median(times)));
        yield return Figure.Count(
            school.Id, "Sent back to the author", 40, acts.Where(act => act.Kind == PostEvents.SentBack).Select(act => Day(act.At)), from, until);
    }
}
