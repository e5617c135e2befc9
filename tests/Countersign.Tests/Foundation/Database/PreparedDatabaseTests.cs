using Countersign.Commands;
using Countersign.Foundation.Backup;
using Countersign.Foundation.Database;
using Countersign.Foundation.Hosting;
using Countersign.Foundation.Keys;
using Countersign.Tests.Peers;
using Countersign.Web;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Countersign.Tests.Foundation.Database;

/// <summary>What the owner of a PostgreSQL database does before the program starts, and what the program says where that was not done.</summary>
public sealed class PreparedDatabaseTests : IAsyncLifetime
{
    private const string OnPostgreSql = "a SQLite file has neither owner nor other users";

    private static readonly System.Reflection.Assembly Program = typeof(CommandLine).Assembly;

    private CountersignSettings settings = null!;

    public static bool IsOnPostgreSql => PostgresServer.IsUnderTest;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Database => new NpgsqlConnectionStringBuilder(settings.PostgreSql).Database!;

    public async ValueTask InitializeAsync() => settings = await TestDatabase.NewEmpty();

    public async ValueTask DisposeAsync()
    {
        await TestDatabase.Drop(settings);
        Directory.Delete(settings.DataFolder, recursive: true);
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task Prepared_the_program_starts_also_when_it_was_done_twice()
    {
        Assert.IsType<Outcome<int>.Done>(await TestDatabase.Prepare(settings));
        Assert.Null(await Start(settings));
        Assert.IsType<Outcome<int>.Done>(await TestDatabase.Prepare(settings));

        Assert.Null(await Start(settings));
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task Where_nobody_prepared_it_the_program_says_what_to_do()
    {
        Assert.Equal(PreparedDatabase.NotPrepared.Sentence, (await Start(settings))?.Sentence);
        Assert.False(File.Exists(settings.KeyFile));
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_superuser_who_owns_the_tables_is_refused_and_nothing_is_changed()
    {
        var why = await Start(TestDatabase.AsOwner(settings));

        Assert.StartsWith("PostgreSQL lets the user countersign see every school on this database", why?.Sentence, StringComparison.Ordinal);
        Assert.Contains("countersign database prepare", why?.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await Number(TestDatabase.AsOwner(settings.PostgreSql!), "SELECT COUNT(*)::int FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Theory(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    [InlineData("BYPASSRLS", false)]
    [InlineData("CREATEROLE", false)]
    [InlineData("REPLICATION", false)]
    [InlineData("IN ROLE pg_execute_server_program", false)]
    [InlineData("NOINHERIT IN ROLE countersign", false)]
    [InlineData("", true)]
    [InlineData("CREATEDB", true)]
    public async Task A_user_who_could_look_past_the_policies_is_refused(string attributes, bool starts)
    {
        var user = "u" + Guid.CreateVersion7().ToString("N");
        await TestDatabase.OnServer($"CREATE ROLE {user} LOGIN {attributes}");
        var with = settings with { PostgreSql = As(user) };
        Assert.IsType<Outcome<int>.Done>(await TestDatabase.Prepare(with));

        var why = await Start(with);

        Assert.Equal(starts, why is null);
        Assert.True(starts || why!.Sentence.StartsWith($"PostgreSQL lets the user {user} see every school", StringComparison.Ordinal));
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_database_that_the_program_s_own_user_owned_goes_on_under_a_new_user()
    {
        var old = "u" + Guid.CreateVersion7().ToString("N");
        await TestDatabase.OnServer($"CREATE ROLE {old} LOGIN");
        await TestDatabase.OnServer($"ALTER DATABASE {Database} OWNER TO {old}");
        var before = settings with { PostgreSql = As(old) };
        await using (var app = await WebHost.Build(before, before.PublicAddress))
        {
            await app.Services.Everywhere(services =>
            {
                var db = services.GetRequiredService<CountersignDb>();
                return Migrator.Apply(db, [.. DatabaseCheck.Known(db, Program).Take(12)], DateTimeOffset.UnixEpoch, Ct);
            });
        }

        await TestDatabase.On(As(old), """
            INSERT INTO "ChainHeads" VALUES ('00000000-0000-0000-0000-000000000001', 0, '-'), ('00000000-0000-0000-0000-000000000002', 0, '-')
            """);
        var asItWas = await Start(before);
        var asTheProgram = await Start(settings);

        var prepared = await Prepare(before.PostgreSql!, settings.PostgreSql!);

        Assert.StartsWith($"PostgreSQL lets the user {old} see every school", asItWas?.Sentence, StringComparison.Ordinal);
        Assert.Equal(PreparedDatabase.NotPrepared.Sentence, asTheProgram?.Sentence);
        Assert.IsType<Outcome<int>.Done>(prepared);
        Assert.Null(await Start(settings));
        await using var now = await WebHost.Build(settings, settings.PublicAddress);
        Assert.Equal(1, await now.Services.At(
            new EstablishmentId(Guid.Parse("00000000-0000-0000-0000-000000000002")),
            services => services.GetRequiredService<CountersignDb>().ChainHeads.CountAsync(Ct)));
    }

    [Theory(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    [InlineData("ALTER TABLE \"Posts\" DISABLE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY tenant_select ON \"Posts\"")]
    [InlineData("CREATE POLICY all_of_it ON \"Posts\" USING (true)")]
    [InlineData("REVOKE USAGE ON SCHEMA tenancy FROM countersign_program")]
    [InlineData("COMMENT ON SCHEMA tenancy IS 'of another version'")]
    [InlineData("DROP SCHEMA tenancy CASCADE")]
    public async Task Policies_that_somebody_changed_keep_the_program_from_starting_until_they_are_made_anew(string change)
    {
        Assert.IsType<Outcome<int>.Done>(await TestDatabase.Prepare(settings));
        await TestDatabase.On(TestDatabase.AsOwner(settings.PostgreSql!), change);

        var why = await Start(settings);

        Assert.Equal(PreparedDatabase.NotPrepared.Sentence, why?.Sentence);
        Assert.IsType<Outcome<int>.Done>(await TestDatabase.Prepare(settings));
        Assert.Null(await Start(settings));
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task With_another_key_file_it_does_not_start_and_no_backup_that_lacks_rows_is_made()
    {
        Assert.IsType<Outcome<int>.Done>(await TestDatabase.Prepare(settings));
        new KeyFile(settings).Replace(WrappingKeys.Draw());

        var why = await Start(settings);
        await using var app = await WebHost.Build(settings, settings.PublicAddress);
        var backup = await Backups.Write(app.Services, Path.Combine(settings.DataFolder, "backup.zip"), Program, Ct);

        Assert.StartsWith("The database was prepared with another key file than this one", why?.Sentence, StringComparison.Ordinal);
        Assert.Contains("The database was prepared with another key file than this one", Assert.IsType<Outcome<BackupMade>.Refused>(backup).Why.Sentence, StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task After_a_rotation_of_the_key_it_is_still_believed()
    {
        Assert.IsType<Outcome<int>.Done>(await TestDatabase.Prepare(settings));
        var file = new KeyFile(settings);
        file.Replace(file.Keys.Rotated().Rotated());

        Assert.Null(await Start(settings));
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task The_owner_is_not_prepared_for_and_a_user_is_named()
    {
        var owner = TestDatabase.AsOwner(settings.PostgreSql!);

        var same = await Prepare(owner, owner);
        var nobody = await Prepare(owner, "Host=127.0.0.1");

        Assert.StartsWith("Both connection strings sign in as countersign:", Assert.IsType<Outcome<int>.Refused>(same).Why.Sentence, StringComparison.Ordinal);
        Assert.Contains("names no user", Assert.IsType<Outcome<int>.Refused>(nobody).Why.Sentence, StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_database_of_a_newer_program_is_refused_before_anything_is_made()
    {
        Assert.IsType<Outcome<int>.Done>(await TestDatabase.Prepare(settings));
        await TestDatabase.On(TestDatabase.AsOwner(settings.PostgreSql!), """INSERT INTO "Migrations" VALUES (9999, 'later', 0, '')""");

        var why = await Start(settings);
        var prepared = await TestDatabase.Prepare(settings);

        Assert.StartsWith("The database was upgraded by a newer program", why?.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("The database was upgraded by a newer program", Assert.IsType<Outcome<int>.Refused>(prepared).Why.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_wants_both_connections()
    {
        var ended = await CommandLine.Run(["database", "prepare", "--data", settings.DataFolder, "--postgres", "Host=127.0.0.1;Username=program"]);

        Assert.Equal(1, ended);
        Assert.Contains("This takes two connection strings", TestConsole.Printed, StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task The_command_prepares_and_says_so()
    {
        var ended = await CommandLine.Run(
            ["database", "prepare", "--data", settings.DataFolder, "--postgres", settings.PostgreSql!, "--postgres-owner", TestDatabase.AsOwner(settings.PostgreSql!)]);

        Assert.Equal(0, ended);
        Assert.StartsWith("Prepared, up to migration ", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Null(await Start(settings));
    }

    private static async Task<Refusal?> Start(CountersignSettings with)
    {
        await using var app = await WebHost.Build(with, with.PublicAddress);
        switch (await Startup.Prepare(app.Services, Program, Ct))
        {
            case Outcome<IDisposable>.Done(var held):
                held.Dispose();
                return null;
            case Outcome<IDisposable>.Refused(var why):
                return why;
            default:
                throw new InvalidOperationException("an outcome is done or refused");
        }
    }

    private async Task<Outcome<int>> Prepare(string owner, string program)
    {
        await using var asOwner = await WebHost.Build(settings with { PostgreSql = owner }, settings.PublicAddress);
        return await Startup.PrepareDatabase(asOwner.Services, program, Program, Ct);
    }

    private string As(string user) => new NpgsqlConnectionStringBuilder(settings.PostgreSql) { Username = user }.ConnectionString;

    private static async Task<int> Number(string connection, string query)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(query, open);
        return (int)(await command.ExecuteScalarAsync(Ct))!;
    }
}
