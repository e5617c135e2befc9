using System.Xml.Linq;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Database;

/// <summary>
/// The keys that lie with the data, those of cookies, forms and secrets in the database and the one that signs the record in the data folder: whether
/// the key file opens them, and closing those that an earlier version left open.
/// </summary>
internal sealed partial class KeysAtRest(CountersignDb db, CountersignSettings settings, KeyFile file, IDataProtectionProvider protection, TimeProvider clock)
{
    // Any number will do, as long as every version of the program takes the same.
    private const long LockOnPostgreSql = 4_207_112_027;

    /// <summary>
    /// Makes the key file at a first start, and closes what lies open. Programs that start together queue: the second finds the first one's keys.
    /// </summary>
    public async Task<Refusal?> Prepare(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await OnPostgreSql($"SELECT pg_advisory_lock({LockOnPostgreSql})", ct);
            var stored = await Stored(ct);
            if (Disagreement(stored) is { } why)
            {
                return why;
            }

            if (!file.IsThere)
            {
                file.Make();
            }

            if (stored.Any(key => ClosedXml.IsOpen(key.Xml)))
            {
                // Pages that were given up earlier still hold what was open.
                await OnSqlite("VACUUM", ct);
                await Rewrap(stored, file.Keys, ct);
                await OnPostgreSql("""VACUUM FULL "DataProtectionKeys" """, ct);
            }

            // Also after a start that was cut off: the log of writes may hold what it closed. On PostgreSQL that log goes as the server is set.
            await OnSqlite("PRAGMA wal_checkpoint(TRUNCATE)", ct);
            AuditKey.CloseWhereOpen(settings, file.Keys);

            // Where there is no key yet the framework draws one now, and the database belongs to this key file from its first start on.
            // Later it would write one while a demo is planted, which holds the database.
            protection.CreateProtector("start").Protect([]);
            return null;
        }
        finally
        {
            await OnPostgreSql($"SELECT pg_advisory_unlock({LockOnPostgreSql})", ct);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Before the first start on PostgreSQL, as the owner of the tables: makes the key file where nothing was closed yet, and closes what an earlier
    /// version left open, for which rows that were given up have to go.
    /// </summary>
    public async Task<Refusal?> PrepareAsOwner(CancellationToken ct)
    {
        var stored = await Stored(ct);
        if (stored.Any(key => ClosedXml.IsOpen(key.Xml)))
        {
            return await Prepare(ct);
        }

        if (!file.IsThere && Disagreement(stored) is { } missing)
        {
            return missing;
        }

        if (!file.IsThere)
        {
            file.Make();
        }

        return null;
    }

    /// <summary>Why what is stored cannot be opened, or is not closed yet; null where all is as a start leaves it.</summary>
    public async Task<Refusal?> Check(CancellationToken ct)
    {
        var stored = await Stored(ct);
        return Disagreement(stored) ?? (stored.Any(key => ClosedXml.IsOpen(key.Xml)) || AuditKey.IsOpen(settings)
            ? new Refusal("The keys of this database are not closed yet: start the program once, it closes them with a key file")
            : null);
    }

    /// <summary>Why the key file does not open what was closed; null where nothing was, or it does.</summary>
    public async Task<Refusal?> Disagreement(CancellationToken ct) => Disagreement(await Stored(ct));

    /// <summary>Closes everything anew with a new key. The old ones stay in the file, for backups that they closed.</summary>
    public async Task<Outcome<string>> Rotate(CancellationToken ct)
    {
        if (await Check(ct) is { } why)
        {
            return why;
        }

        // The file first: from here on either key opens, wherever this is interrupted.
        var keys = file.Keys.Rotated();
        file.Replace(keys);
        await Rewrap(await Stored(ct), keys, ct);
        AuditKey.CloseAnew(settings, keys);
        return keys.Name;
    }

    private Refusal? Disagreement(IReadOnlyList<StoredKey> stored)
    {
        var sealedKeys = stored.Where(key => ClosedXml.IsClosed(key.Xml)).ToList();
        if (sealedKeys.Count == 0 && !AuditKey.IsClosed(settings))
        {
            return file.IsThere && file.Read() is Outcome<WrappingKeys>.Refused(var unreadable) ? unreadable : null;
        }

        return file.Read() switch
        {
            Outcome<WrappingKeys>.Refused(var why) => why,
            Outcome<WrappingKeys>.Done(var keys) when sealedKeys.TrueForAll(key => ClosedXml.Opens(keys, key.Xml)) && AuditKey.Opens(settings, keys) => null,
            _ => new Refusal($"The key file {file.Path} does not open this data, which another one closed: name the right one with --key-file"),
        };
    }

    private async Task<IReadOnlyList<StoredKey>> Stored(CancellationToken ct)
    {
        var rows = await db.Set<DataProtectionKey>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(ct);
        return [.. rows.Where(row => row.Xml is not null).Select(row => new StoredKey(row.Id, XElement.Parse(row.Xml!)))];
    }

    private async Task Rewrap(IReadOnlyList<StoredKey> stored, WrappingKeys keys, CancellationToken ct)
    {
        // What a row held before is written over and not merely given up.
        await OnSqlite("PRAGMA secure_delete = ON", ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var key in stored)
        {
            var xml = ClosedXml.Rewrap(keys, key.Xml).ToString(SaveOptions.DisableFormatting);
            await db.Database.ExecuteSqlAsync($"""UPDATE "DataProtectionKeys" SET "Xml" = {xml} WHERE "Id" = {key.Id}""", ct);
        }

        await transaction.CommitAsync(ct);
    }

    private Task OnSqlite(string command, CancellationToken ct) => db.IsPostgreSql ? Task.CompletedTask : Run(command, ct);

    private Task OnPostgreSql(string command, CancellationToken ct) => db.IsPostgreSql ? Run(command, ct) : Task.CompletedTask;

    private async Task Run(string text, CancellationToken ct)
    {
        // Nothing may stand before a VACUUM, and none of it is about a row of an establishment.
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = text;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record StoredKey(int Id, XElement Xml);
}
