using System.IO.Compression;

namespace Countersign.Posts.Evidence;

/// <summary>The SHA-256 of every other entry but the signature and its key.</summary>
internal sealed record EvidenceManifest(string Format, IReadOnlyDictionary<string, string> Sha256)
{
    public const string FormatName = "countersign-manifest-1";
}

/// <summary>The names of the entries of an evidence file.</summary>
internal static class EvidenceEntries
{
    public const string Manifest = "manifest.json";

    public const string Signature = "manifest.sig";

    public const string Key = "key.pem";

    public const string Summary = "evidence.json";

    public const string Fingerprint = "fingerprint.json";

    public const string Policy = "policy.md";

    public const string Acts = "acts.jsonl";

    /// <summary>The folder of the pictures.</summary>
    public const string Pictures = "pictures/";

    public static string OfAbove(string sha256) => $"above/{sha256}.md";

    public static string OfPicture(SentPicture picture) => $"{Pictures}{picture.Sha256}.{(picture.MediaType == "image/png" ? "png" : "jpg")}";

    public static byte[] Zip(IEnumerable<KeyValuePair<string, byte[]>> entries, DateTimeOffset at)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = at;
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return memory.ToArray();
    }
}
