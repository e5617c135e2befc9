using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Countersign.Foundation.Backup;

/// <summary>What a backup holds.</summary>
/// <param name="Damaged">Stored files that could not be read as they were stored, by their hash. The rest is in the backup.</param>
public sealed record BackupMade(long Rows, int Files, IReadOnlyList<string> Damaged);

/// <summary>Writes everything that the program keeps into one ZIP file, while the program runs.</summary>
internal sealed class BackupWriter(
    CountersignDb db, CountersignSettings settings, IFileStore files, Checkpoints checkpoints, KeysAtRest keys, TimeProvider clock)
{
    private readonly Dictionary<string, string> hashes = [];
    private readonly Dictionary<string, long> rows = [];

    public async Task<Outcome<BackupMade>> Write(string path, Assembly program, CancellationToken ct)
    {
        if (File.Exists(path))
        {
            return new Refusal($"{path} is there already: name a new file");
        }

        if (await keys.Check(ct) is { } why)
        {
            return why;
        }

        await checkpoints.Make(ct);
        var half = path + ".half";
        try
        {
            var made = await Fill(half, program, ct);
            if (made is Outcome<BackupMade>.Done)
            {
                File.Move(half, path);
            }

            return made;
        }
        finally
        {
            File.Delete(half);
        }
    }

    private async Task<Outcome<BackupMade>> Fill(string half, Assembly program, CancellationToken ct)
    {
        await using var archive = await ZipArchive.CreateAsync(PrivateFiles.Open(half, FileMode.Create), ZipArchiveMode.Create, leaveOpen: false, null, ct);
        await using var snapshot = await Snapshot.Begin(db, ct);
        var fits = await DatabaseCheck.Run(db, program, ct);
        if (fits is not Outcome<int>.Done(var migration))
        {
            return new Refusal("The database does not fit this program: make the backup with the release that runs on it. "
                + ((Outcome<int>.Refused)fits).Why.Sentence);
        }

        foreach (var table in StoredTable.All(db))
        {
            await Copy(archive, table, ct);
        }

        var stored = 0;
        var damaged = new List<string>();
        await foreach (var hash in files.All(ct))
        {
            if (await Whole(hash, ct) is { } bytes)
            {
                await Put(archive, BackupFile.OfFile(hash.Value), bytes, ct);
                stored++;
            }
            else
            {
                damaged.Add(hash.Value);
            }
        }

        await Put(archive, BackupFile.CheckpointCopy, await checkpoints.CopyOfWhatIsHere(ct), ct);
        await CopyAuditKey(archive, ct);
        var version = program.GetName().Version?.ToString(3) ?? "0.0.0";
        var manifest = JsonSerializer.SerializeToUtf8Bytes(
            new Manifest(Manifest.ThisFormat, version, migration, clock.GetUtcNow(), rows, hashes) { Damaged = damaged }, Manifest.Json);
        using var key = AuditKey.OpenOrMake(settings);
        await Add(archive, Manifest.Name, manifest, ct);
        await Add(archive, Manifest.SignatureName, Encoding.ASCII.GetBytes($"{key.Name} {Convert.ToBase64String(key.Sign(manifest))}"), ct);
        return new BackupMade(rows.Values.Sum(), stored, damaged);
    }

    // One file that the disk spoiled must not keep the others from being saved.
    private async Task<byte[]?> Whole(ContentHash hash, CancellationToken ct)
    {
        try
        {
            return await files.Get(hash, ct);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private async Task Copy(ZipArchive archive, StoredTable table, CancellationToken ct)
    {
        var name = BackupFile.OfTable(table.Name);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = await archive.CreateEntry(name).OpenAsync(ct);
        await using var command = db.Command(table.Select());
        await using var reader = await command.ExecuteReaderAsync(ct);
        using var line = new MemoryStream();
        var count = 0L;
        for (; await reader.ReadAsync(ct); count++)
        {
            line.SetLength(0);
            WriteRow(line, table, reader);
            hash.AppendData(line.GetBuffer(), 0, (int)line.Length);
            await stream.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), ct);
        }

        (rows[table.Name], hashes[name]) = (count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void WriteRow(MemoryStream line, StoredTable table, System.Data.Common.DbDataReader reader)
    {
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            for (var place = 0; place < table.Columns.Count; place++)
            {
                table.Columns[place].Write(json, reader, place);
            }

            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
    }

    // It was closed with the key file, which is not here and never in a backup.
    private async Task CopyAuditKey(ZipArchive archive, CancellationToken ct)
    {
        if (File.Exists(AuditKey.PathIn(settings)))
        {
            await Put(archive, BackupFile.AuditKey, await File.ReadAllBytesAsync(AuditKey.PathIn(settings), ct), ct);
        }
    }

    private async Task Put(ZipArchive archive, string name, byte[] bytes, CancellationToken ct)
    {
        hashes[name] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await Add(archive, name, bytes, ct);
    }

    private static async Task Add(ZipArchive archive, string name, byte[] bytes, CancellationToken ct)
    {
        await using var stream = await archive.CreateEntry(name).OpenAsync(ct);
        await stream.WriteAsync(bytes, ct);
    }
}
