using System.Runtime.CompilerServices;
using System.Text.Json;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;
using Countersign.Posts.Noticeboard;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Record;

/// <summary>Meets what the public reads on the school's own news pages with what the record says went out.</summary>
internal sealed class RecordedNews(CountersignDb db, IFileStore files) : IRecordedState
{
    private static readonly AuditEventKind[] Kinds =
        [DeliveryEvents.Started, DeliveryEvents.NameErased, DeliveryEvents.OnNoticeboard, DeliveryEvents.OffNoticeboard];

    public async IAsyncEnumerable<AuditFinding> Differs(EstablishmentId school, [EnumeratorCancellation] CancellationToken ct)
    {
        var sent = new Dictionary<Guid, string>();
        var shown = new Dictionary<NoticeboardPostId, (Guid Key, bool Public)>();
        await foreach (var act in db.Recorded(school, Kinds, ct))
        {
            if (act.Kind == DeliveryEvents.OnNoticeboard || act.Kind == DeliveryEvents.OffNoticeboard)
            {
                shown[NoticeboardPostId.From(act.About[0])] = (act.About[1], act.Kind == DeliveryEvents.OnNoticeboard);
            }
            else if (act.Facts?.GetValueOrDefault("evidence") is { } evidence)
            {
                sent[act.About[1]] = evidence;
            }
        }

        foreach (var row in await db.Set<NoticeboardPost>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly]).AsNoTracking().Include(row => row.Pictures)
            .Where(row => row.Establishment == school).OrderBy(row => row.Id).ToListAsync(ct))
        {
            if (!shown.Remove(row.Id, out var told) || told != (row.SendKey, row.TakenDownAt is null))
            {
                var stands = row.TakenDownAt is null ? "public" : "no longer public";
                yield return AuditFinding.Of(school, row.Id.Value, $"the news item {row.Id} is {stands}, and no act made it so");
            }
            else if (told.Public && sent.TryGetValue(row.SendKey, out var evidence) && await WhyNot(row, evidence, ct) is { } why)
            {
                yield return AuditFinding.Of(school, row.Id.Value, $"the news item {row.Id} {why}");
            }
        }

        foreach (var gone in shown.Keys.OrderBy(id => id.Value))
        {
            yield return AuditFinding.Of(school, gone.Value, $"the news item {gone} is in the record and no longer among the news");
        }
    }

    private async Task<string?> WhyNot(NoticeboardPost row, string evidence, CancellationToken ct)
    {
        try
        {
            var record = JsonSerializer.Deserialize<SentRecord>(await files.Get(new ContentHash(evidence), ct), SentRecord.Json)!;
            return row.Text != PostContent.With(record.Text, record.Credit) ? "shows other words than went out"
                : !row.Pictures.OrderBy(picture => picture.Place).Select(picture => (picture.Hash, picture.Alt))
                    .SequenceEqual(record.Pictures.Select(picture => (picture.Sha256, picture.Alt))) ? "shows other pictures than went out"
                : null;
        }
        catch (InvalidDataException)
        {
            return "cannot be met with what went out: the record of that is gone from the file store, or has changed on disk";
        }
    }
}
