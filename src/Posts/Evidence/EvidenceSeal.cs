using System.Text;
using System.Text.Json;
using Countersign.Foundation.Audit;

namespace Countersign.Posts.Evidence;

/// <summary>What vouches for all entries of an evidence file: the list of their hashes, and the signature under it.</summary>
internal static class EvidenceSeal
{
    private static readonly string[] Outside = [EvidenceEntries.Manifest, EvidenceEntries.Signature, EvidenceEntries.Key];

    /// <summary>The first thing that does not hold; null where both do.</summary>
    public static string? Wrong(UnpackedEvidence entries, List<string> holds) => Manifest(entries, holds) ?? Signature(entries, holds);

    private static string? Manifest(UnpackedEvidence entries, List<string> holds)
    {
        foreach (var name in Outside.Concat([EvidenceEntries.Summary, EvidenceEntries.Fingerprint, EvidenceEntries.Acts]))
        {
            if (entries.HashOf(name) is null)
            {
                return $"{name} is missing";
            }
        }

        var manifest = JsonSerializer.Deserialize<EvidenceManifest>(entries[EvidenceEntries.Manifest], SentRecord.Json)
            ?? throw new JsonException(EvidenceEntries.Manifest);
        foreach (var (name, hash) in manifest.Sha256)
        {
            if (entries.HashOf(name) is not { } found)
            {
                return $"{name} is missing";
            }

            if (found != hash)
            {
                return $"{name} was changed after the file was made";
            }
        }

        return entries.Names.Except(Outside).FirstOrDefault(name => !manifest.Sha256.ContainsKey(name)) is { } added
            ? $"{added} was added after the file was made"
            : Good(holds, $"{manifest.Sha256.Count} entries are as they were when the file was made");
    }

    private static string? Signature(UnpackedEvidence entries, List<string> holds)
    {
        var signature = Convert.FromBase64String(Encoding.UTF8.GetString(entries[EvidenceEntries.Signature]));
        var key = DocumentSigner.Verify(entries[EvidenceEntries.Manifest], signature, Encoding.UTF8.GetString(entries[EvidenceEntries.Key]));
        return key is null
            ? "The list of entries was not signed with the key in the file"
            : Good(holds, $"The list is signed with the key {key}. Compare it with the key that the school's checkpoints name");
    }

    private static string? Good(List<string> holds, string sentence)
    {
        holds.Add(sentence);
        return null;
    }
}
