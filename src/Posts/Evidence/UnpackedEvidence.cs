using System.IO.Compression;
using System.Security.Cryptography;

namespace Countersign.Posts.Evidence;

/// <summary>The entries of an evidence file: of each its hash, and of those that are read their bytes. Pictures are only ever compared.</summary>
internal sealed class UnpackedEvidence
{
    private const int MostEntries = 2_000;

    private const int MostRead = 16_000_000;

    private const long MostCompared = 200_000_000;

    private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> read = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => hashes.Keys;

    public byte[] this[string name] => read[name];

    /// <summary>The SHA-256 of an entry's bytes; null where there is none of that name.</summary>
    public string? HashOf(string name) => hashes.GetValueOrDefault(name);

    /// <summary>
    /// Null where it holds more than evidence can. How much that is is counted while it is unpacked: what a file says of itself may be untrue.
    /// </summary>
    public static UnpackedEvidence? Of(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var unpacked = new UnpackedEvidence();
        var (toRead, toCompare) = (MostRead, MostCompared);
        if (archive.Entries.Count > MostEntries)
        {
            return null;
        }

        foreach (var entry in archive.Entries)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var kept = IsPicture(entry.FullName) ? null : new MemoryStream();
            using var stream = entry.Open();
            var buffer = new byte[81_920];
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                toCompare -= count;
                toRead -= kept is null ? 0 : count;
                if (toCompare < 0 || toRead < 0)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, count);
                kept?.Write(buffer, 0, count);
            }

            if (!unpacked.hashes.TryAdd(entry.FullName, Convert.ToHexStringLower(hash.GetHashAndReset())))
            {
                throw new InvalidDataException("an entry stands twice");
            }

            if (kept is not null)
            {
                unpacked.read.Add(entry.FullName, kept.ToArray());
            }
        }

        return unpacked;
    }

    private static bool IsPicture(string name) => name.StartsWith(EvidenceEntries.Pictures, StringComparison.Ordinal);
}
