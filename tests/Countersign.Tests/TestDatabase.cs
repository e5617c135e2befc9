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

    private readonly ServiceProvider services;

    private TestDatabase(ServiceProvider services, CountersignSettings settings, FakeTimeProvider clock) =>
        (this.services, Settings, Clock) = (services, settings, clock);

    public CountersignSettings Settings { get; }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => services;

    public static async Task<TestDatabase> Create(Action<IServiceCollection>? modules = null, bool onSqlite = false)
    {
        var database = await CreateEmpty(modules, onSqlite);
        await database.Use(db => db.Database.EnsureCreatedAsync());
        return database;
    }

    /// <summary>A database without a table. <paramref name="onSqlite"/> asks for that engine whatever engine is under test.</summary>
    public static async Task<TestDatabase> CreateEmpty(Action<IServiceCollection>? modules = null, bool onSqlite = false)
    {
        var settings = onSqlite ? NewSettings(null) : await NewSettings();
        var clock = TestClock.Make();
        var collection = new ServiceCollection();
        collection.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddLogging();
        collection.AddFoundation(settings).AddPeople();
        modules?.Invoke(collection);
        collection.AddSingleton<TimeProvider>(clock);
        return new TestDatabase(collection.BuildServiceProvider(), settings, clock);
    }

    /// <summary>An empty data folder, and an empty database on the engine under test.</summary>
    public static async Task<CountersignSettings> NewSettings() => NewSettings(Server is null ? null : await NewPostgresDatabase());

    private static CountersignSettings NewSettings(string? connection) => new()
    {
        DataFolder = Directory.CreateTempSubdirectory("countersign-test-").FullName,
        PublicAddress = new Uri("http://localhost/"),
        PostgreSql = connection,
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
        await Use(db => db.Database.EnsureDeletedAsync());
        await services.DisposeAsync();
        Directory.Delete(Settings.DataFolder, recursive: true);
    }

    private static async Task<string> NewPostgresDatabase()
    {
        var name = "t" + Guid.CreateVersion7().ToString("N");
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 10 }.ConnectionString;
    }
}
