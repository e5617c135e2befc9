using System.Collections.Concurrent;
using Countersign.Foundation.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Countersign.Tests;

/// <summary>
/// The tables of a new database, copied from a first one of the same modules: laying them out statement by statement for each
/// test class took more time than most tests.
/// </summary>
internal static class FreshTables
{
    private static readonly ConcurrentDictionary<(string Modules, bool OnPostgreSql), Lazy<Task<string>>> Patterns = new();

    /// <summary>Makes the database that the settings name, with the tables of the context's modules; it must not be there yet.</summary>
    public static async Task Lay(CountersignDb db, CountersignSettings settings)
    {
        var pattern = await Patterns.GetOrAdd(
            (db.Modules, db.IsPostgreSql),
            _ => new Lazy<Task<string>>(() => db.IsPostgreSql ? MakeDatabase(db.Database.GenerateCreateScript()) : MakeFile(db.Database.GenerateCreateScript()))).Value;
        if (db.IsPostgreSql)
        {
            await TestDatabase.OnServer($"CREATE DATABASE {new NpgsqlConnectionStringBuilder(settings.PostgreSql).Database} TEMPLATE {pattern}");
        }
        else
        {
            File.Copy(pattern, settings.SqliteFile);
        }
    }

    private static async Task<string> MakeDatabase(string script)
    {
        var name = TestDatabase.NewName();
        await TestDatabase.OnServer($"CREATE DATABASE {name}");

        // A connection that stays open, in a pool too, would keep the database from being copied.
        await using var connection = new NpgsqlConnection(TestDatabase.ConnectionTo(name) + ";Pooling=false");
        await connection.OpenAsync();
        await using var lay = new NpgsqlCommand(script, connection);
        await lay.ExecuteNonQueryAsync();
        return name;
    }

    private static async Task<string> MakeFile(string script)
    {
        var folder = Directory.CreateTempSubdirectory("countersign-pattern-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var file = Path.Combine(folder.FullName, "pattern.db");
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var lay = connection.CreateCommand();
        lay.CommandText = "PRAGMA journal_mode = WAL;" + script + ";PRAGMA wal_checkpoint(TRUNCATE);";
        await lay.ExecuteNonQueryAsync();
        return file;
    }
}
