using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Database;

/// <summary>One numbered step of the schema, as it lies in the program.</summary>
internal sealed record Migration(int Number, string Name, string Sql, string Sha256)
{
    /// <summary>The migrations of one engine, <c>sqlite</c> or <c>postgres</c>, in order.</summary>
    public static IReadOnlyList<Migration> All(Assembly program, string engine) =>
    [
        .. program.GetManifestResourceNames()
            .Where(name => name.StartsWith($"migrations/{engine}/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(program, name)),
    ];

    private static Migration Read(Assembly program, string resource)
    {
        using var stream = program.GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var name = Path.GetFileNameWithoutExtension(resource);
        var number = int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture);
        return new Migration(
            number, name[5..], System.Text.Encoding.UTF8.GetString(bytes.ToArray()), Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
    }
}

/// <summary>
/// Brings the schema up to the program, one step after the other, each recorded with the hash of its bytes. Programs that
/// start together queue at a lock.
/// </summary>
internal static class Migrator
{
    // Any number will do, as long as every version of the program takes the same.
    private const long LockOnPostgreSql = 4_207_112_026;

    /// <summary>The table that says which were applied.</summary>
    public const string Table = "Migrations";

    internal const string Ledger = """
        CREATE TABLE IF NOT EXISTS "Migrations" (
            "Number" INTEGER NOT NULL PRIMARY KEY, "Name" TEXT NOT NULL, "AppliedAt" BIGINT NOT NULL, "Sha256" TEXT NOT NULL)
        """;

    /// <summary>Applies what is missing and answers the number of the newest migration.</summary>
    public static async Task<Outcome<int>> Apply(CountersignDb db, IReadOnlyList<Migration> known, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (db.IsPostgreSql)
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockOnPostgreSql})", ct);
        }

        await Run(db, Ledger, ct);
        var applied = await Applied(db, ct);
        if (Disagreement(applied, known) is { } why)
        {
            return why;
        }

        foreach (var migration in known.Where(migration => !applied.ContainsKey(migration.Number)))
        {
            await Run(db, migration.Sql, ct);
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "Migrations" VALUES ({migration.Number}, {migration.Name}, {now.ToUnixTimeMilliseconds()}, {migration.Sha256})""", ct);
        }

        await transaction.CommitAsync(ct);
        return known.Count == 0 ? 0 : known[^1].Number;
    }

    /// <summary>Whether any was ever applied, and may be asked for.</summary>
    public static async Task<bool> HasRun(CountersignDb db, CancellationToken ct) => !db.IsPostgreSql || await db.Database.SqlQuery<bool>(
        $"""SELECT COALESCE(has_table_privilege(to_regclass('"Migrations"'), 'SELECT'), false) AS "Value" """).SingleAsync(ct);

    /// <summary>Answers the number of the newest applied migration, or why this database and this program do not fit.</summary>
    public static async Task<Outcome<int>> Check(CountersignDb db, IReadOnlyList<Migration> known, CancellationToken ct)
    {
        var applied = await Applied(db, ct);
        return Disagreement(applied, known) is { } why ? why
            : known.Any(migration => !applied.ContainsKey(migration.Number))
                ? db.IsPostgreSql ? PreparedDatabase.NotPrepared
                : new Refusal("The database is older than this program: start the program once, it upgrades the database")
            : applied.Keys.DefaultIfEmpty(0).Max();
    }

    private static Refusal? Disagreement(SortedDictionary<int, string> applied, IReadOnlyList<Migration> known)
    {
        foreach (var (number, hash) in applied)
        {
            var own = known.FirstOrDefault(migration => migration.Number == number);
            if (own is null)
            {
                var newest = known.Select(migration => migration.Number).DefaultIfEmpty(0).Max();
                return new Refusal(
                    $"The database was upgraded by a newer program (migration {number}, this program knows up to {newest}): start that program, or restore "
                        + "a backup made before the upgrade");
            }

            if (own.Sha256 != hash)
            {
                return new Refusal(
                    $"Migration {number} ({own.Name}) was applied to this database with other contents than this program holds: use the release that made "
                        + "the database, and move the data with a backup");
            }
        }

        return null;
    }

    private static async Task<SortedDictionary<int, string>> Applied(CountersignDb db, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<AppliedMigration>($"""SELECT "Number", "Sha256" FROM "Migrations" """).ToListAsync(ct);
        return new SortedDictionary<int, string>(rows.ToDictionary(row => row.Number, row => row.Sha256));
    }

    // Not through EF's raw SQL, which would read braces in a script as parameters.
    private static async Task Run(CountersignDb db, string sql, CancellationToken ct)
    {
        await using var command = db.Command(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record AppliedMigration(int Number, string Sha256);
}
