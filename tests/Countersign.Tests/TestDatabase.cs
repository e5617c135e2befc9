using Countersign.Foundation;
using Countersign.Foundation.Database;
using Countersign.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Countersign.Tests;

/// <summary>
/// A database of its own for one test class: a SQLite file in a temporary folder, or a PostgreSQL database where
/// COUNTERSIGN_TEST_POSTGRES names a server. The same tests run on both.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("COUNTERSIGN_TEST_POSTGRES");

    /// <summary>What platforms and services of these tests listen on.</summary>
    internal static readonly string[] ThisMachine = ["127.0.0.0/8", "::1"];

    private readonly ServiceProvider services;

    private TestDatabase(ServiceProvider services, CountersignSettings settings, FakeTimeProvider clock) =>
        (this.services, Settings, Clock) = (services, settings, clock);

    public CountersignSettings Settings { get; }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => services;

    public static async Task<TestDatabase> Create(Action<IServiceCollection>? modules = null, bool onSqlite = false)
    {
        var database = Build(onSqlite ? SettingsOn(null) : NewSettings(modules?.Method as object ?? typeof(TestDatabase)), modules);
        await database.Use(db => FreshTables.Lay(db, database.Settings));
        return database;
    }

    /// <summary>A database without a table. <paramref name="onSqlite"/> asks for that engine whatever engine is under test.</summary>
    public static async Task<TestDatabase> CreateEmpty(Action<IServiceCollection>? modules = null, bool onSqlite = false) =>
        Build(onSqlite ? SettingsOn(null) : await NewEmpty(), modules);

    private static TestDatabase Build(CountersignSettings settings, Action<IServiceCollection>? modules)
    {
        var clock = TestClock.Make();
        var collection = new ServiceCollection();
        collection.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddLogging();
        collection.AddFoundation(settings).AddPeople();
        modules?.Invoke(collection);
        collection.AddSingleton<TimeProvider>(clock);
        return new TestDatabase(collection.BuildServiceProvider(), settings, clock);
    }

    /// <summary>
    /// An empty data folder, and the name of a database on the engine under test: one that is not there yet, or one that an ended test of the same kind
    /// gave back, for <see cref="FreshTables.Lay"/>.
    /// </summary>
    /// <param name="kind">What decides which modules have tables there.</param>
    public static CountersignSettings NewSettings(object? kind = null) => SettingsOn(Server is null ? null : ConnectionTo(FreshTables.TakeName(kind)));

    /// <summary>The same, and the database is there, without a table.</summary>
    public static async Task<CountersignSettings> NewEmpty()
    {
        var settings = SettingsOn(Server is null ? null : ConnectionTo(NewName()));
        if (settings.PostgreSql is { } connection)
        {
            await OnServer($"CREATE DATABASE {new NpgsqlConnectionStringBuilder(connection).Database}");
        }

        return settings;
    }

    /// <summary>The name of a database that nobody has yet.</summary>
    internal static string NewName() => "t" + Guid.CreateVersion7().ToString("N");

    internal static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 10 }.ConnectionString;

    /// <summary>Whether the connection leads to the server that all tests share.</summary>
    internal static bool IsOnServer(string connection) => new NpgsqlConnectionStringBuilder(connection).Port == new NpgsqlConnectionStringBuilder(Server).Port;

    internal static Task OnServer(string command) => On(Server!, command);

    internal static async Task On(string database, string command)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var run = new NpgsqlCommand(command, connection);
        await run.ExecuteNonQueryAsync();
    }

    private static CountersignSettings SettingsOn(string? connection) => new()
    {
        DataFolder = Directory.CreateTempSubdirectory("countersign-test-").FullName,
        PublicAddress = new Uri("http://localhost/"),
        PostgreSql = connection,
        Reachable = ThisMachine,
    };

    /// <summary>Runs in a scope of its own that sees every establishment, as a job does.</summary>
    public Task<T> Use<T>(Func<CountersignDb, Task<T>> work) => services.Everywhere(program => work(program.GetRequiredService<CountersignDb>()));

    public Task Use(Func<CountersignDb, Task> work) => Use(async db =>
    {
        await work(db);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await Use(db => FreshTables.GiveBack(db, Settings));
        await services.DisposeAsync();
        Directory.Delete(Settings.DataFolder, recursive: true);
    }
}
