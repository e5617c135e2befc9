using System.IO.Compression;
using System.Text.Json;

namespace Countersign.Posts.Evidence;

/// <summary>What an evidence file proves.</summary>
/// <param name="Holds">What was found to hold, in sentences, up to the first thing that does not.</param>
/// <param name="Wrong">The first thing that does not hold; null where everything does.</param>
public sealed record EvidenceVerdict(IReadOnlyList<string> Holds, string? Wrong);

/// <summary>Reads an evidence file without a server or a database, and says what it proves.</summary>
public static class EvidenceCheck
{
    private const long MostBytes = 500_000_000;

    /// <summary>Never throws for what a file can hold: what cannot be read does not hold.</summary>
    public static EvidenceVerdict Read(Stream file)
    {
        var holds = new List<string>();
        try
        {
            var entries = Entries(file);
            return new EvidenceVerdict(holds, entries is null ? "The file is larger than evidence can be" : new EvidenceReading(entries, holds).Wrong());
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or FormatException or ArgumentException or IOException
            or KeyNotFoundException or InvalidOperationException)
        {
            return new EvidenceVerdict(holds, "The file is no evidence file of this program, or is broken");
        }
    }

    private static Dictionary<string, byte[]>? Entries(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (archive.Entries.Sum(entry => entry.Length) > MostBytes)
        {
            return null;
        }

        foreach (var entry in archive.Entries)
        {
            using var memory = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(memory);
            if (!entries.TryAdd(entry.FullName, memory.ToArray()))
            {
                throw new InvalidDataException("an entry stands twice");
            }
        }

        return entries;
    }
}
