using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Journeys.Tests.Kill;

/// <summary>
/// Two PostgreSQL servers under Patroni that tools/with-patroni started, with a database of the test's own, which the program signs in to as a user
/// that owns nothing. One leader can be killed.
/// </summary>
internal sealed class FailingOver
{
    private const string Program = "countersign_program";

    private static readonly string? Folder = Environment.GetEnvironmentVariable("COUNTERSIGN_TEST_PATRONI");

    private readonly string owner;

    private FailingOver(string owner) => this.owner = owner;

    public static bool IsThere => Folder is not null;

    /// <summary>With which the program signs in.</summary>
    public string Connection => new NpgsqlConnectionStringBuilder(owner) { Username = Program }.ConnectionString;

    public static async Task<FailingOver> Take()
    {
        var server = await File.ReadAllTextAsync(Folder + "/connection");
        var name = "t" + Guid.CreateVersion7().ToString("N");
        await On(server, $"CREATE ROLE {Program} LOGIN");
        await On(server, $"CREATE DATABASE {name}");
        return new FailingOver(new NpgsqlConnectionStringBuilder(server) { Database = name, Timeout = 5 }.ConnectionString);
    }

    /// <summary>What its owner does before a program starts on it for the first time.</summary>
    public async Task Prepare(string dataFolder)
    {
        var (code, printed) = await RunningProgram.Command("database", "prepare", "--data", dataFolder, "--postgres", Connection, "--postgres-owner", owner);
        Assert.True(code == 0, printed);
    }

    /// <summary>Ends the leader and all that belongs to it (SIGKILL); done when the other one leads.</summary>
    /// <returns>How long nobody led.</returns>
    public static async Task<TimeSpan> KillTheLeader()
    {
        using var kill = Process.Start(new ProcessStartInfo(Folder + "/kill-leader") { RedirectStandardOutput = true })!;
        var printed = await kill.StandardOutput.ReadToEndAsync();
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
        return TimeSpan.FromMilliseconds(int.Parse(printed, CultureInfo.InvariantCulture));
    }

    /// <summary>What the new leader answers, as somebody to whom no rule on rows applies.</summary>
    public async Task<IReadOnlyList<string>> Column(string question)
    {
        await using var connection = await Open(owner);
        await using var command = Command(connection, question);
        await using var reader = await command.ExecuteReaderAsync();
        var column = new List<string>();
        while (await reader.ReadAsync())
        {
            column.Add(reader.GetString(0));
        }

        return column;
    }

    private static async Task On(string server, string statement)
    {
        await using var connection = await Open(server);
        await using var command = Command(connection, statement);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<NpgsqlConnection> Open(string server)
    {
        var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

#pragma warning disable CA2100 // Statements of these tests.
    private static NpgsqlCommand Command(NpgsqlConnection connection, string text) => new(text, connection);
#pragma warning restore CA2100
}
