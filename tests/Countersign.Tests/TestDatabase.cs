using Countersign.Foundation;
using Countersign.Foundation.Database;
using Countersign.Foundation.Hosting;
using Countersign.People;
using Countersign.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Countersign.Tests;

/// <summary>
/// A database of its own for one test class: a SQLite file in a temporary folder, or a PostgreSQL database where
/// COUNTERSIGN_TEST_POSTGRES names a server. The same tests run on both; on PostgreSQL the program signs in as a user that owns nothing.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Whom the program signs in as.</summary>
    internal const string ProgramUser = "countersign_program";

    private const string MakeProgramUser = $"""
        DO $$ BEGIN
          CREATE ROLE {ProgramUser} LOGIN;
        EXCEPTION WHEN duplicate_object THEN NULL;
        END $$
        """;

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

    /// <summary>
    /// A database without a table, as its owner has it. <paramref name="onSqlite"/> asks for that engine whatever engine is under test.
    /// </summary>
    public static async Task<TestDatabase> CreateEmpty(Action<IServiceCollection>? modules = null, bool onSqlite = false) =>
        Build(onSqlite ? SettingsOn(null) : AsOwner(await NewEmpty()), modules);

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
            await HaveProgramUser(Server!);
            await OnServer($"CREATE DATABASE {new NpgsqlConnectionStringBuilder(connection).Database}");
        }

        return settings;
    }

    /// <summary>As an operator has it before the program starts for the first time: without a row, and on PostgreSQL prepared by its owner.</summary>
    /// <param name="with">Other settings, such as a key file that lies elsewhere.</param>
    public static async Task<CountersignSettings> NewPrepared(Func<CountersignSettings, CountersignSettings>? with = null)
    {
        var settings = await NewEmpty();
        settings = with?.Invoke(settings) ?? settings;
        if (settings.PostgreSql is not null)
        {
            Assert.IsType<Outcome<int>.Done>(await Prepare(settings));
        }

        return settings;
    }

    /// <summary>What <c>countersign database prepare</c> does.</summary>
    public static async Task<Outcome<int>> Prepare(CountersignSettings settings)
    {
        await using var asOwner = await WebHost.Build(AsOwner(settings), settings.PublicAddress);
        return await Startup.PrepareDatabase(asOwner.Services, settings.PostgreSql!, typeof(WebHost).Assembly, TestContext.Current.CancellationToken);
    }

    /// <summary>The same settings for whoever owns the tables, and is a superuser.</summary>
    public static CountersignSettings AsOwner(CountersignSettings settings) =>
        settings.PostgreSql is { } connection ? settings with { PostgreSql = AsOwner(connection) } : settings;

    /// <summary>Does away with a database that no other test is given.</summary>
    public static async Task Drop(CountersignSettings settings)
    {
        if (settings.PostgreSql is { } connection)
        {
            await OnServer($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
        }
    }

    internal static string AsOwner(string connection) => new NpgsqlConnectionStringBuilder(connection) { Username = "countersign" }.ConnectionString;

    internal static Task HaveProgramUser(string server) => On(server, MakeProgramUser);

    /// <summary>The name of a database that nobody has yet.</summary>
    internal static string NewName() => "t" + Guid.CreateVersion7().ToString("N");

    internal static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 10, Username = ProgramUser }.ConnectionString;

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
