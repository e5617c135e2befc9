using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Countersign.Foundation.Backup;

/// <summary>What a backup says about itself. Every other entry of the file stands here with its hash.</summary>
internal sealed record Manifest(
    string Format,
    string ProgramVersion,
    int Migration,
    DateTimeOffset MadeAt,
    IReadOnlyDictionary<string, long> Rows,
    IReadOnlyDictionary<string, string> Sha256)
{
    public const string Name = "manifest.json";

    public const string ThisFormat = "countersign-backup-1";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}

/// <summary>The names inside a backup, the same for both engines.</summary>
internal static class BackupFile
{
    public const string CheckpointCopy = "checkpoints.jsonl";

    public const string AuditKey = "keys/audit.pem";

    public static string OfTable(string table) => $"tables/{table}.jsonl";

    public static string OfFile(string hash) => $"files/{hash}";

    /// <summary>Reads the manifest and every entry once, and answers the manifest where all of it is as it was written.</summary>
    public static async Task<Outcome<Manifest>> Examine(ZipArchive archive, CancellationToken ct)
    {
        try
        {
            return archive.GetEntry(Manifest.Name) is { } entry
                ? await Examine(archive, await ReadManifest(entry, ct), ct)
                : new Refusal("This is not a backup of Countersign: it holds no manifest");
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or IOException)
        {
            return new Refusal("This backup is damaged: part of it cannot be read. Nothing was restored; use another copy");
        }
    }

    private static async Task<Outcome<Manifest>> Examine(ZipArchive archive, Manifest? manifest, CancellationToken ct)
    {
        if (manifest is not { Format: Manifest.ThisFormat, Sha256: not null, Rows: not null })
        {
            return new Refusal($"This backup is in a form this program does not read (it reads {Manifest.ThisFormat})");
        }

        var entries = archive.Entries.Where(entry => entry.FullName != Manifest.Name).ToList();
        if (entries.Select(entry => entry.FullName).Except(manifest.Sha256.Keys).FirstOrDefault() is { } stranger)
        {
            return new Refusal($"This backup is damaged: it holds {stranger}, which its manifest does not know. Nothing was restored; use another copy");
        }

        foreach (var (name, hash) in manifest.Sha256)
        {
            if (archive.GetEntry(name) is not { } entry || !IsPlain(name) || await HashOf(entry, ct) != hash)
            {
                return new Refusal($"This backup is damaged: {name} is not as it was written. Nothing was restored; use another copy");
            }
        }

        return manifest;
    }

    private static async Task<Manifest?> ReadManifest(ZipArchiveEntry entry, CancellationToken ct)
    {
        await using var stream = await entry.OpenAsync(ct);
        return await JsonSerializer.DeserializeAsync<Manifest>(stream, Manifest.Json, ct);
    }

    // A name that climbs out of its folder would be written elsewhere.
    private static bool IsPlain(string name) =>
        !Path.IsPathRooted(name) && !name.Contains('\\', StringComparison.Ordinal) && name.Split('/').All(part => part is not ("" or "." or ".."));

    private static async Task<string> HashOf(ZipArchiveEntry entry, CancellationToken ct)
    {
        await using var stream = await entry.OpenAsync(ct);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }
}
