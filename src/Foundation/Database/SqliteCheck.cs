using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Database;

/// <summary>The native SQLite is a file beside the program, so the program asks what it got before it relies on it.</summary>
internal static class SqliteCheck
{
    public static readonly Version Oldest = new(3, 40);

    /// <summary>Switches write-ahead logging on, which lets pages read while a job writes, and answers the library's version.</summary>
    public static async Task<Outcome<Version>> Prepare(CountersignDb db, CancellationToken ct)
    {
        var version = new Version(await Ask(db, "SELECT sqlite_version()", ct));
        if (version < Oldest)
        {
            return new Refusal($"The SQLite beside this program is {version}, and must be {Oldest} or newer: install the program again");
        }

        var mode = await Ask(db, "PRAGMA journal_mode = WAL", ct);
        return mode == "wal" ? version : new Refusal("The data folder is on a file system where SQLite cannot keep a write-ahead log: use a local disk");
    }

    private static async Task<string> Ask(CountersignDb db, string question, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Two constants of this file.
            command.CommandText = question;
#pragma warning restore CA2100
            return (string)(await command.ExecuteScalarAsync(ct))!;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
