using System.Text;
using System.Text.Json;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Evidence;

/// <summary>Puts together everything that shows what was sent and on whose word, in a file that speaks for itself.</summary>
internal sealed class EvidencePack(
    CountersignDb db, IFileStore files, DocumentSigner signer, AuditTrailVerifier record, Staff staff, TimeProvider clock)
{
    /// <summary>What a school is told whose record is not as it was written.</summary>
    private const string NotAsWritten = "The record of your school is not as it was written, so no evidence is made from it. "
        + "Ask whoever runs Countersign for you to verify the audit record: that names what was changed";

    /// <summary>The file; null where nothing of this post ever went out. It is made from a record that verifies or not at all.</summary>
    public async Task<Outcome<byte[]>?> Make(PostId id, CancellationToken ct)
    {
        var deliveries = await db.Set<Delivery>().AsNoTracking()
            .Where(row => row.Post == id && row.PublishedAt != null && row.EvidenceHash != null).OrderBy(row => row.Id).ToListAsync(ct);
        if (deliveries.Count == 0)
        {
            return null;
        }

        var of = deliveries.Select(delivery => delivery.Id.Value).Append(id.Value).ToHashSet();
        if ((await record.Of(deliveries[0].Establishment, ct)).Any(finding => finding.About is not { } about || of.Contains(about)))
        {
            return new Refusal(NotAsWritten);
        }

        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var records = new List<SentRecord>();
        foreach (var delivery in deliveries)
        {
            var bytes = await files.Get(new ContentHash(delivery.EvidenceHash!), ct);
            entries[EntryOf(delivery.Id.Value)] = bytes;
            records.Add(JsonSerializer.Deserialize<SentRecord>(bytes, SentRecord.Json)!);
        }

        var first = records[0];
        entries[EvidenceEntries.Fingerprint] = await files.Get(new ContentHash(deliveries[0].Fingerprint), ct);
        if (first.Policy.Sha256 != SentUnder.None)
        {
            entries[EvidenceEntries.Policy] = await files.Get(new ContentHash(first.Policy.Sha256), ct);
        }

        foreach (var above in records.SelectMany(record => record.Above).Distinct())
        {
            entries[EvidenceEntries.OfAbove(above)] = await files.Get(new ContentHash(above), ct);
        }

        foreach (var picture in records.SelectMany(record => record.Pictures).Distinct())
        {
            entries[EvidenceEntries.OfPicture(picture)] = await files.Get(new ContentHash(picture.Sha256), ct);
        }

        var proofs = await db.ProofsAbout(id.Value, ct);
        var people = await EvidencePeople.Of(proofs, staff, ct);
        var summary = new EvidenceSummary(
            EvidenceSummary.FormatName,
            id.Value,
            first.School,
            first.Author,
            clock.GetUtcNow(),
            first.Policy.Sha256,
            deliveries[0].Fingerprint,
            [.. deliveries.Zip(records, (delivery, sent) => people.Said(delivery, Summarise(delivery, sent)))]);
        entries[EvidenceEntries.Summary] = JsonSerializer.SerializeToUtf8Bytes(summary, SentRecord.Json);
        var acts = proofs.Select(act => JsonSerializer.Serialize(act, SentRecord.JsonLine) + "\n");
        entries[EvidenceEntries.Acts] = Encoding.UTF8.GetBytes(string.Concat(acts));
        return Seal(entries);
    }

    private static string EntryOf(Guid delivery) => $"sent/{delivery}.json";

    private static EvidenceOfOne Summarise(Delivery delivery, SentRecord record) => new(
        delivery.Id.Value,
        EntryOf(delivery.Id.Value),
        record.Account.Id,
        record.Account.Platform,
        record.Account.Name,
        delivery.State.ToString(),
        delivery.PlatformId,
        delivery.Link,
        delivery.PublishedAt,
        delivery.ReadBack?.ToString(),
        delivery.ReadBackAt,
        delivery.TakenDownAt);

    private byte[] Seal(SortedDictionary<string, byte[]> entries)
    {
        var hashes = entries.ToDictionary(entry => entry.Key, entry => ContentHash.Of(entry.Value).Value);
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new EvidenceManifest(EvidenceManifest.FormatName, hashes), SentRecord.Json);
        var seal = signer.Sign(manifest);
        entries[EvidenceEntries.Manifest] = manifest;
        entries[EvidenceEntries.Signature] = Encoding.ASCII.GetBytes(Convert.ToBase64String(seal.Signature));
        entries[EvidenceEntries.Key] = Encoding.ASCII.GetBytes(seal.PublicKeyPem);
        return EvidenceEntries.Zip(entries, clock.GetUtcNow());
    }
}
