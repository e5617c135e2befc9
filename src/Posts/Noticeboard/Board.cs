using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.People.Records;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Noticeboard;

/// <summary>One school's noticeboard, in a scope that stands at that school.</summary>
internal sealed class Board(CountersignDb db, IFileStore files, TimeProvider clock, CountersignSettings settings, SchoolName school)
{
    public SchoolName School => school;

    public async Task<PublishAnswer> Publish(Outgoing post, CancellationToken ct)
    {
        if (await WithKey(post.Key, ct) is { } already)
        {
            return AnswerFor(already, post);
        }

        var row = await RowOf(post, ct);
        db.Add(row);
        var act = new AuditEvent(DeliveryEvents.OnNoticeboard, school.Id, null, row.PublishedAt, row.Id.Value, post.Key.Value);
        if (await db.TrySave(act, ct))
        {
            return new PublishAnswer.Published(IdOf(row), LinkTo(row));
        }

        return await WithKey(post.Key, ct) is { } other ? AnswerFor(other, post) : new PublishAnswer.TryLater(null);
    }

    public async Task<FindAnswer> Find(SendKey key, CancellationToken ct) =>
        await WithKey(key, ct) is { TakenDownAt: null } found
            ? new FindAnswer.Found(IdOf(found), LinkTo(found))
            : new FindAnswer.NotThere();

    public async Task<ReadBackAnswer> ReadBack(NoticeboardPostId id, CancellationToken ct) =>
        await Posts().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.TakenDownAt == null, ct) is { } found
            ? new ReadBackAnswer.There(found.Text, [.. found.Pictures.Select(picture => picture.Alt)], LinkTo(found))
            : new ReadBackAnswer.NotThere();

    /// <summary>Takes text and pictures out of the row. False where nothing of that id is public here, or somebody else was faster.</summary>
    public async Task<bool> TakeDown(NoticeboardPostId id, CancellationToken ct)
    {
        if (await Posts().FirstOrDefaultAsync(row => row.Id == id && row.TakenDownAt == null, ct) is not { } post)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        post.TakenDownAt = now;
        post.Text = "";
        post.Pictures.Clear();
        post.Version++;
        return await db.TrySave(new AuditEvent(DeliveryEvents.OffNoticeboard, school.Id, null, now, post.Id.Value, post.SendKey), ct);
    }

    private static PlatformId IdOf(NoticeboardPost post) => new(post.Id.ToString());

    private Uri LinkTo(NoticeboardPost post) => NewsAddress.Of(settings.PublicAddress, school.Slug, post.Id);

    private PublishAnswer AnswerFor(NoticeboardPost standing, Outgoing post) => true switch
    {
        _ when standing.TakenDownAt is not null => new PublishAnswer.Rejected("This post was taken down, so it is not published again"),
        _ when IsTheSame(standing, post) => new PublishAnswer.Published(IdOf(standing), LinkTo(standing)),
        _ => new PublishAnswer.Rejected("Another post was already published in this one's place, and was left as it is"),
    };

    private static bool IsTheSame(NoticeboardPost standing, Outgoing post) =>
        standing.Text == post.Text
        && standing.Pictures.Select(picture => (picture.Hash, picture.Alt))
            .SequenceEqual(post.Pictures.Select(picture => (ContentHash.Of(picture.Bytes.Span).Value, picture.Alt)));

    private IQueryable<NoticeboardPost> Posts() => db.Set<NoticeboardPost>().Include(row => row.Pictures.OrderBy(picture => picture.Place));

    private Task<NoticeboardPost?> WithKey(SendKey key, CancellationToken ct) =>
        Posts().AsNoTracking().FirstOrDefaultAsync(row => row.SendKey == key.Value, ct);

    // The bytes are stored before the row that names them: a crash in between leaves a file nobody sees, never a hole.
    private async Task<NoticeboardPost> RowOf(Outgoing post, CancellationToken ct)
    {
        var row = new NoticeboardPost
        {
            Establishment = school.Id,
            SendKey = post.Key.Value,
            Text = post.Text,
            Language = post.Language,
            At = post.At,
            PublishedAt = clock.GetUtcNow(),
        };
        foreach (var picture in post.Pictures)
        {
            var hash = await files.Put(picture.Bytes, ct);
            row.Pictures.Add(new NoticeboardPicture
            {
                Establishment = school.Id,
                Post = row.Id,
                Place = row.Pictures.Count,
                Hash = hash.Value,
                MediaType = picture.MediaType,
                Alt = picture.Alt,
                Width = picture.Width,
                Height = picture.Height,
                Bytes = picture.Bytes.Length,
            });
        }

        return row;
    }
}
