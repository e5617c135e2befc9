using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Countersign.Foundation.Backup;

/// <summary>What a backup gave back.</summary>
/// <param name="SignedBy">The name of the key of the audit record that signed it; null where nobody did whose key file was given.</param>
/// <param name="Damaged">Stored files that were damaged when it was made, by their hash: they are not in it.</param>
public sealed record Restored(long Rows, int Files, DateTimeOffset MadeAt, AuditReport Record, string? SignedBy, IReadOnlyList<string> Damaged);

/// <summary>Reads a backup into an empty data folder and an empty database: all of it, or nothing.</summary>
internal sealed class BackupReader(CountersignDb db, CountersignSettings settings, AuditTrailVerifier verification, KeysAtRest keys, TimeProvider clock)
{
    // The lock of this very command lies in the folder already, and the key file may.
    private static readonly string[] NotOurs = ["running.lock", "countersign.db", "countersign.db-wal", "countersign.db-shm"];

    private readonly List<string> written = [];

    public async Task<Outcome<Restored>> Read(ZipArchive archive, Assembly program, bool fromAnybody, CancellationToken ct)
    {
        var manifest = await Examine(archive, program, ct);
        if (manifest is Outcome<Manifest>.Refused(var why))
        {
            return why;
        }

        var done = false;
        try
        {
            var answer = await Fill(archive, ((Outcome<Manifest>.Done)manifest).Value, program, fromAnybody, ct);
            done = answer is Outcome<Restored>.Done;
            return answer;
        }
        finally
        {
            if (!done)
            {
                written.ForEach(File.Delete);
            }
        }
    }

    private async Task<Outcome<Manifest>> Examine(ZipArchive archive, Assembly program, CancellationToken ct)
    {
        if (Directory.EnumerateFiles(settings.DataFolder, "*", SearchOption.AllDirectories)
            .Any(path => !NotOurs.Contains(Path.GetRelativePath(settings.DataFolder, path)) && Path.GetFullPath(path) != Path.GetFullPath(settings.KeyFile)))
        {
            return new Refusal($"{settings.DataFolder} is not empty: restore into a new folder (--data)");
        }

        var examined = await BackupFile.Examine(archive, ct);
        if (examined is not Outcome<Manifest>.Done(var manifest))
        {
            return examined;
        }

        var newest = DatabaseCheck.Known(db, program).Select(migration => migration.Number).DefaultIfEmpty(0).Max();
        if (StoredTable.All(db).FirstOrDefault(table => !manifest.Sha256.ContainsKey(BackupFile.OfTable(table.Name))) is { } missing)
        {
            return new Refusal(
                $"This backup lacks the table {missing.Name}, so it was made by another version than this one ({manifest.ProgramVersion}): restore it with "
                    + "that version");
        }

        return manifest.Migration == newest
            ? manifest
            : new Refusal(
                $"This backup was made by version {manifest.ProgramVersion} (migration {manifest.Migration}; this program has {newest}): restore it with "
                    + "that version, then upgrade");
    }

    private async Task<Outcome<Restored>> Fill(ZipArchive archive, Manifest manifest, Assembly program, bool fromAnybody, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        if ((db.IsPostgreSql ? await DatabaseCheck.Run(db, program, ct) : await Migrator.Apply(db, DatabaseCheck.Known(db, program), clock.GetUtcNow(), ct))
            is Outcome<int>.Refused(var why))
        {
            return new Refusal($"{why.Sentence}. Nothing was restored");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.ChainHeads.AnyAsync(ct) || await db.Set<DataProtectionKey>().AnyAsync(ct))
        {
            return new Refusal("The database is not empty: restore into a new one");
        }

        foreach (var table in StoredTable.All(db))
        {
            await Load(archive, table, ct);
        }

        foreach (var entry in archive.Entries
            .Where(entry => !entry.FullName.StartsWith("tables/", StringComparison.Ordinal) && entry.FullName is not (Manifest.Name or Manifest.SignatureName)))
        {
            await Extract(entry, ct);
        }

        if (await keys.Disagreement(ct) is { } locked)
        {
            return new Refusal($"{locked.Sentence}. Nothing was restored");
        }

        var signedBy = await BackupFile.SignedBy(archive, settings, ct);
        if (signedBy is null && !fromAnybody)
        {
            return new Refusal("This backup is not signed by the installation whose key file this is: somebody else made it, or a version that did not "
                + "sign yet. Nothing was restored; where you know who made it, say --from-anybody");
        }

        var record = await verification.Run(ct);
        if (record.Findings.FirstOrDefault(finding => finding.About is null) is { } broken)
        {
            return new Refusal($"The audit record in this backup is not whole ({broken.Sentence}). Nothing was restored; use another copy");
        }

        await transaction.CommitAsync(ct);
        var files = archive.Entries.Count(entry => entry.FullName.StartsWith("files/", StringComparison.Ordinal));
        return new Restored(manifest.Rows.Values.Sum(), files, manifest.MadeAt, record, signedBy, manifest.Damaged);
    }

    private async Task Load(ZipArchive archive, StoredTable table, CancellationToken ct)
    {
        var entry = archive.GetEntry(BackupFile.OfTable(table.Name))!;
        await using var command = db.Command(table.Insert());
        for (var place = 0; place < table.Columns.Count; place++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + place.ToString(CultureInfo.InvariantCulture);
            command.Parameters.Add(parameter);
        }

        using var lines = new StreamReader(await entry.OpenAsync(ct));
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            using var row = JsonDocument.Parse(line);
            for (var place = 0; place < table.Columns.Count; place++)
            {
                command.Parameters[place].Value = table.Columns[place].Read(row.RootElement.GetProperty(table.Columns[place].Name));
            }

            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task Extract(ZipArchiveEntry entry, CancellationToken ct)
    {
        var name = entry.FullName;
        var path = Path.Combine(settings.DataFolder, name.StartsWith("files/", StringComparison.Ordinal) ? Path.Combine("files", name[6..8], name[6..]) : name);
        PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
        written.Add(path);
        await using var target = PrivateFiles.Open(path, FileMode.CreateNew);
        await using var source = await entry.OpenAsync(ct);
        await source.CopyToAsync(target, ct);
    }
}
