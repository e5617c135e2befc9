using System.Collections.Concurrent;
using Countersign.Foundation.Database;
using Countersign.Foundation.Keys;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Countersign.Tests;

/// <summary>
/// The tables of a new database, copied from a first one of the same modules: laying them out statement by statement for each
/// test took more time than most tests. On PostgreSQL a copy costs more than a test too, so an ended test gives its database back,
/// emptied, to the next of its kind.
/// </summary>
internal static class FreshTables
{
    /// <summary>
    /// What only a test may do, with the rights of the owner: know another key file, and empty every table. Foreign keys are not looked at while everything
    /// goes; numbers that the engine hands out begin again. What was deleted stays in the files of a table until somebody vacuums, and each test after it read
    /// over the rows of all before it: a table that has grown is cut off instead.
    /// </summary>
    private const string ForTests = """
        CREATE SCHEMA tests;
        GRANT USAGE ON SCHEMA tests TO PUBLIC;
        CREATE FUNCTION tests.know(secret bytea) RETURNS void LANGUAGE sql SECURITY DEFINER
          AS 'DELETE FROM tenancy."Secret"; INSERT INTO tenancy."Secret" VALUES (secret)';
        CREATE FUNCTION tests.empty() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
        DECLARE it record;
        BEGIN
          SET LOCAL session_replication_role = replica;
          FOR it IN SELECT format('%I.%I', n.nspname, c.relname) AS name, pg_relation_size(c.oid) AS size FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' AND pg_relation_size(c.oid) > 0 LOOP
            EXECUTE CASE WHEN it.size > 65536 THEN 'TRUNCATE ' || it.name || ' CASCADE' ELSE 'DELETE FROM ' || it.name END;
          END LOOP;
          FOR it IN SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_sequences WHERE last_value IS NOT NULL LOOP
            EXECUTE 'ALTER SEQUENCE ' || it.name || ' RESTART';
          END LOOP;
        END $$
        """;

    private static readonly ConcurrentDictionary<(string Modules, bool OnPostgreSql), Lazy<Task<string>>> Patterns = new();
    private static readonly ConcurrentDictionary<string, object> Kinds = new();
    private static readonly ConcurrentDictionary<string, string> Laid = new();
    private static readonly ConcurrentDictionary<object, ConcurrentBag<string>> Free = new();

    /// <summary>The name of a PostgreSQL database for a test of this kind, given back by another or new.</summary>
    public static string TakeName(object? kind)
    {
        if (kind is not null && Free.TryGetValue(kind, out var free) && free.TryTake(out var emptied))
        {
            return emptied;
        }

        var name = TestDatabase.NewName();
        Kinds[name] = kind ?? name;
        return name;
    }

    /// <summary>Ends a database: its tables are emptied for the next test of its kind, or it goes.</summary>
    public static async Task GiveBack(CountersignDb db, CountersignSettings settings)
    {
        var name = settings.PostgreSql is { } connection ? new NpgsqlConnectionStringBuilder(connection).Database! : string.Empty;
        if (!Laid.ContainsKey(name))
        {
            await (settings.PostgreSql is null ? db.Database.EnsureDeletedAsync()
                : TestDatabase.IsOnServer(settings.PostgreSql) ? TestDatabase.Drop(settings) : Task.CompletedTask);
            return;
        }

        await TestDatabase.On(settings.PostgreSql!, "SELECT tests.empty()");
        Free.GetOrAdd(Kinds[name], _ => []).Add(name);
    }

    /// <summary>Makes the database that the settings name, with the tables of the context's modules, unless another test gave it back.</summary>
    public static async Task Lay(CountersignDb db, CountersignSettings settings)
    {
        new KeyFile(settings).Make();
        var name = settings.PostgreSql is { } connection ? new NpgsqlConnectionStringBuilder(connection).Database! : string.Empty;
        if (Laid.TryGetValue(name, out var laid))
        {
            Assert.Equal(db.Modules, laid);
            await Know(settings);
            return;
        }

        if (db.IsPostgreSql && !TestDatabase.IsOnServer(settings.PostgreSql!))
        {
            var owner = TestDatabase.AsOwner(settings.PostgreSql!);
            await TestDatabase.HaveProgramUser(owner);
            await TestDatabase.On(owner, OnPostgreSql(db));
            await Know(settings);
            return;
        }

        var pattern = await Patterns.GetOrAdd(
            (db.Modules, db.IsPostgreSql),
            _ => new Lazy<Task<string>>(() => db.IsPostgreSql ? MakeDatabase(OnPostgreSql(db)) : MakeFile(db.Database.GenerateCreateScript()))).Value;
        if (db.IsPostgreSql)
        {
            await TestDatabase.OnServer($"CREATE DATABASE {name} TEMPLATE {pattern}");
            Laid[name] = db.Modules;
            await Know(settings);
        }
        else
        {
            File.Copy(pattern, settings.SqliteFile);
        }
    }

    private static string OnPostgreSql(CountersignDb db) =>
        $"{db.Database.GenerateCreateScript()};{Migrator.Ledger};{TenantPolicies.Script(db.Model, TestDatabase.ProgramUser)};{ForTests}";

    // Each test has a key file of its own.
    private static Task Know(CountersignSettings settings) =>
        TestDatabase.On(settings.PostgreSql!, $"SELECT tests.know('\\x{Convert.ToHexString(new TenantProof(new KeyFile(settings)).Secret!)}')");

    private static async Task<string> MakeDatabase(string script)
    {
        var name = TestDatabase.NewName();
        await TestDatabase.HaveProgramUser(TestDatabase.AsOwner(TestDatabase.ConnectionTo("postgres")));
        await TestDatabase.OnServer($"CREATE DATABASE {name}");

        // A connection that stays open, in a pool too, would keep the database from being copied.
        await using var connection = new NpgsqlConnection(TestDatabase.AsOwner(TestDatabase.ConnectionTo(name)) + ";Pooling=false");
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
