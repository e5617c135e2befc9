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

    /// <summary>The entry with the signature of the manifest's bytes, by the key of the audit record.</summary>
    public const string SignatureName = "manifest.sig";

    public const string ThisFormat = "countersign-backup-1";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Stored files that were damaged when the backup was made, by their hash: it does not hold them.</summary>
    public IReadOnlyList<string> Damaged { get; init; } = [];
}

/// <summary>The names inside a backup, the same for both engines.</summary>
internal static class BackupFile
{
    private const int MostOfSignature = 256;

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

        var entries = archive.Entries.Where(entry => entry.FullName is not (Manifest.Name or Manifest.SignatureName)).ToList();
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

    /// <summary>
    /// The name of the key that signed the manifest, where it is one of those of the key file that was asked for; null where nobody signed it, or
    /// another installation. It is asked once the key of the record lies in the data folder.
    /// </summary>
    public static async Task<string?> SignedBy(ZipArchive archive, CountersignSettings settings, CancellationToken ct)
    {
        // A key that lies open in a backup is anybody's.
        if (!Audit.AuditKey.IsClosed(settings) || archive.GetEntry(Manifest.SignatureName) is not { Length: < MostOfSignature } sealing)
        {
            return null;
        }

        using var key = Audit.AuditKey.Open(settings);
        var (line, signature) = ((await Text(sealing, ct)).Split(' '), new byte[MostOfSignature]);
        return key is not null && line is [var name, var written] && Convert.TryFromBase64String(written, signature, out var length)
            && key.Verifies(name, await Bytes(archive.GetEntry(Manifest.Name)!, ct), signature.AsSpan(0, length)) ? name : null;
    }

    private static async Task<string> Text(ZipArchiveEntry entry, CancellationToken ct) => System.Text.Encoding.ASCII.GetString(await Bytes(entry, ct));

    private static async Task<byte[]> Bytes(ZipArchiveEntry entry, CancellationToken ct)
    {
        await using var stream = await entry.OpenAsync(ct);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return bytes.ToArray();
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
