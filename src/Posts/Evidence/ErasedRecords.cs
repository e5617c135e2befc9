using System.Text.Json;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Evidence;

/// <summary>
/// Takes a name out of the records of what went out. A record is never written again: another takes its place, and an act says which it was and which it is, so
/// that evidence leads from the one that was kept when it went out to the one that is left.
/// </summary>
internal sealed class ErasedRecords(CountersignDb db, IFileStore files, TimeProvider clock)
{
    /// <summary>What keeps a record from being read; null where all can be.</summary>
    public async Task<Refusal?> WhyNot(IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        foreach (var delivery in deliveries.Where(delivery => delivery.EvidenceHash is not null))
        {
            if (await Read(delivery, ct) is null)
            {
                return new Refusal("The record of something that went out is gone from the file store or has changed on disk, and their name may stand in "
                    + "it. Ask whoever runs Countersign for you to put it back from a backup first");
            }
        }

        return null;
    }

    /// <summary>With the next save each of these deliveries names a record in which the person is nobody. What cannot be read stays as it is.</summary>
    public async Task<IReadOnlyList<AuditEvent>> WithoutName(
        IReadOnlyList<Delivery> deliveries, PersonId person, string instead, PersonId? by, CancellationToken ct)
    {
        var ids = deliveries.Select(delivery => delivery.Post).ToHashSet();
        var authors = await db.Set<Post>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly]).AsNoTracking().Where(post => ids.Contains(post.Id))
            .ToDictionaryAsync(post => post.Id, post => post.Author, ct);
        var acts = new List<AuditEvent>();
        foreach (var delivery in deliveries)
        {
            if (await Read(delivery, ct) is not { } record)
            {
                continue;
            }

            var without = record with
            {
                Author = authors[delivery.Post] == person ? instead : record.Author,
                Signatures = [.. record.Signatures.Select(signature => signature.Person == person.Value ? signature with { Name = instead } : signature)],
            };
            var (before, hash) = (delivery.EvidenceHash!, (await files.Put(JsonSerializer.SerializeToUtf8Bytes(without, SentRecord.Json), ct)).Value);
            if (hash != before)
            {
                delivery.ReplaceRecord(hash);
                acts.Add(new AuditEvent(
                    DeliveryEvents.NameErased,
                    delivery.Establishment,
                    by,
                    clock.GetUtcNow(),
                    delivery.Post.Value,
                    delivery.Id.Value,
                    delivery.Account.Value)
                {
                    Facts = new Dictionary<string, string> { ["evidence"] = hash, ["before"] = before },
                });
            }
        }

        return acts;
    }

    private async Task<SentRecord?> Read(Delivery delivery, CancellationToken ct)
    {
        try
        {
            return JsonSerializer.Deserialize<SentRecord>(await files.Get(new ContentHash(delivery.EvidenceHash!), ct), SentRecord.Json);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or JsonException)
        {
            return null;
        }
    }
}
