using System.Text;
using System.Text.Json;
using Countersign.Foundation.Audit.Trail;
using Countersign.Posts.Model;

namespace Countersign.Posts.Evidence;

/// <summary>Goes through the entries of one evidence file, from what vouches for all of it to what each says.</summary>
internal sealed class EvidenceReading(UnpackedEvidence entries, List<string> holds)
{
    private EvidenceSummary summary = null!;
    private IReadOnlyList<SentRecord> records = [];
    private IReadOnlyList<AuditEventProof> acts = [];

    /// <summary>The first thing that does not hold; null where everything does.</summary>
    public string? Wrong() => EvidenceSeal.Wrong(entries, holds) ?? Read() ?? PolicyText() ?? FingerprintBytes() ?? Pictures() ?? Signatures() ?? Acts();

    private string? Read()
    {
        summary = Json<EvidenceSummary>(EvidenceEntries.Summary);
        if (summary.Format != EvidenceSummary.FormatName || summary.Sent.Count == 0)
        {
            return "evidence.json is not in a form that this program reads";
        }

        if (summary.Sent.FirstOrDefault(sent => entries.HashOf(sent.Record) is null) is { } without)
        {
            return $"{without.Record} is missing";
        }

        records = [.. summary.Sent.Select(sent => Json<SentRecord>(sent.Record))];
        acts = [.. Text(EvidenceEntries.Acts).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<AuditEventProof>(line, SentRecord.JsonLine) ?? throw new JsonException("an act"))];
        foreach (var (sent, record) in summary.Sent.Zip(records))
        {
            if (sent.Delivery != record.Delivery || record.Post != summary.Post || record.Policy.Sha256 != summary.Policy || sent.Account != record.Account.Id)
            {
                return $"evidence.json and {sent.Record} do not speak of the same post";
            }

            var takenDown = sent.TakenBackAt is null ? "" : $" and was taken down on {When(sent.TakenBackAt)}";
            holds.Add($"It went to {sent.AccountName} ({sent.Platform}) on {When(sent.SentAt)}{takenDown}");
        }

        return null;
    }

    private string? PolicyText()
    {
        if (summary.Policy == SentUnder.None)
        {
            return Good("No policy was in force; the headteacher was asked");
        }

        var policy = entries.HashOf(EvidenceEntries.Policy);
        if (policy != summary.Policy)
        {
            return policy is null ? "policy.md is missing" : "policy.md is not the policy under which the post was signed";
        }

        var cited = records.SelectMany(record => record.Signatures)
            .SelectMany(signature => signature.Confirmed.Select(line => (line.Clause, Words: line.ClauseText, Above: line.ClauseAbove))
                .Append((Clause: signature.Clause ?? "", Words: signature.ClauseText, Above: signature.ClauseAbove)))
            .Where(clause => !string.IsNullOrEmpty(clause.Words)).Distinct().ToList();
        foreach (var (clause, words, above) in cited)
        {
            var entry = above is null ? EvidenceEntries.Policy : EvidenceEntries.OfAbove(above);
            if (entries.HashOf(entry) is not { } document || (above is not null && document != above))
            {
                return $"{entry} is missing, or is not the document in which clause {clause} stands";
            }

            // The blocks that the program runs are left out of the words, so what stands between them is looked for.
            var text = Text(entry).ReplaceLineEndings("\n");
            var parts = words!.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Any(part => !text.Contains(part, StringComparison.Ordinal)))
            {
                return $"The words given for clause {clause} do not stand in {entry}";
            }
        }

        return Good($"The policy is the one under which it was signed, and the words of the {cited.Count} clauses cited stand in it");
    }

    private string? FingerprintBytes()
    {
        if (entries.HashOf(EvidenceEntries.Fingerprint) != summary.Fingerprint)
        {
            return "fingerprint.json is not what was signed";
        }

        using var json = JsonDocument.Parse(entries[EvidenceEntries.Fingerprint]);
        var root = json.RootElement;
        foreach (var record in records)
        {
            if (root.GetProperty("post").GetGuid() != record.Post
                || root.GetProperty("text").GetString() != record.Text
                || (root.TryGetProperty("credit", out var credit) ? credit.GetString() : null) != record.Credit
                || root.GetProperty("policy").GetString() != record.Policy.Sha256
                || !root.GetProperty("pictures").EnumerateArray().Select(picture => SignedFor(picture, record.Account.Platform)).SequenceEqual(record.Pictures)
                || root.GetProperty("accounts").EnumerateArray().All(account => account.GetGuid() != record.Account.Id))
            {
                return $"What went to {record.Account.Name} is not what fingerprint.json says was signed";
            }
        }

        return Good("What went out is letter for letter what the fingerprint stands for");
    }

    // A platform that takes less than the picture itself gets a rendition of its own, which is signed beside it.
    private static SentPicture SignedFor(JsonElement picture, string platform)
    {
        var file = picture.TryGetProperty("renditions", out var renditions)
            ? renditions.EnumerateArray().Where(one => Field(one, "platform") == platform).Append(picture).First()
            : picture;
        return new SentPicture(Field(file, "sha256"), Field(file, "mediaType"), Field(picture, "alt"));
    }

    private string? Pictures()
    {
        foreach (var picture in records.SelectMany(record => record.Pictures).Distinct())
        {
            if (entries.HashOf(EvidenceEntries.OfPicture(picture)) != picture.Sha256)
            {
                return $"{EvidenceEntries.OfPicture(picture)} is not the picture that was signed";
            }
        }

        return records[0].Pictures.Count == 0
            ? null
            : Good($"The {records[0].Pictures.Count} pictures are the ones that were signed, each with its description");
    }

    private string? Signatures()
    {
        foreach (var record in records)
        {
            if (record.Signatures.Count == 0 || record.Signatures.Any(signature => signature.Fingerprint != summary.Fingerprint))
            {
                return $"Not every signature under what went to {record.Account.Name} stands for this fingerprint";
            }
        }

        foreach (var signature in records.SelectMany(record => record.Signatures).DistinctBy(signature => signature.Step))
        {
            var at = signature.At.ToUnixTimeMilliseconds();
            if (!acts.Any(act => act.By == signature.Person && act.Fact("fingerprint") == signature.Fingerprint && act.At == at
                && act.Fact("after") == signature.After))
            {
                return $"The record has no act in which {signature.Name} signed";
            }

            var under = signature.Clause is null ? "" : $" under clause {signature.Clause}";
            var confirming = signature.Confirmed.Count == 0 ? "" : $", confirming {signature.Confirmed.Count} lines";
            var after = signature.After is null ? "" : $", within a week of: {signature.After}";
            holds.Add($"{signature.Name} signed as {signature.Role ?? "a colleague"} on {When(signature.At)}{under}{confirming}{after}");
        }

        return null;
    }

    private string? Acts() => EvidenceActs.Wrong(acts) ?? EvidenceSending.Wrong(summary.Sent, entries.HashOf, acts, holds);

    private string? Good(string sentence)
    {
        holds.Add(sentence);
        return null;
    }

    private static string When(DateTimeOffset? at) => at is { } known ? UtcWords.Of(known) : "an unknown day";

    private static string Field(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private string Text(string name) => Encoding.UTF8.GetString(entries[name]);

    private T Json<T>(string name) => JsonSerializer.Deserialize<T>(entries[name], SentRecord.Json) ?? throw new JsonException(name);
}
