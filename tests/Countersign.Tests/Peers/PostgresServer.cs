using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Countersign.Tests.Peers;

/// <summary>A PostgreSQL server of one test's own, which it may stop and start as it likes.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string folder;
    private readonly string bin;
    private readonly string options;

    private PostgresServer(string bin, string folder, int port) => (this.bin, this.folder, options, Connection) = (
        bin,
        folder,
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=on -c max_connections=50",
        $"Host=127.0.0.1;Port={port};Username={TestDatabase.ProgramUser};Database=countersign;Timeout=5");

    /// <summary>Where PostgreSQL is under test it is installed.</summary>
    public static bool IsUnderTest => Environment.GetEnvironmentVariable("COUNTERSIGN_TEST_POSTGRES") is not null;

    /// <summary>With which the program signs in to its empty database <c>countersign</c>.</summary>
    public string Connection { get; }

    public static async Task<PostgresServer> Start()
    {
        var bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var server = new PostgresServer(bin, (await Run("mktemp", "-d", "/tmp/countersign-postgres.XXXXXX")).Trim(), port);
        await Run(bin + "/initdb", "-D", server.folder + "/data", "-U", "countersign", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.GoOn();
        await TestDatabase.On(TestDatabase.AsOwner(server.Connection).Replace("Database=countersign", "Database=postgres;Pooling=false", StringComparison.Ordinal), "CREATE DATABASE countersign");
        return server;
    }

    /// <summary>Cuts every connection off and stops.</summary>
    public Task Stop() => Run(bin + "/pg_ctl", "-D", folder + "/data", "-w", "-m", "fast", "stop");

    public Task GoOn() => Run(bin + "/pg_ctl", "-D", folder + "/data", "-w", "-l", folder + "/server.log", "-o", options, "start");

    /// <summary>Does something while it is stopped.</summary>
    public async Task<T> While<T>(Func<Task<T>> work)
    {
        await Stop();
        try
        {
            return await work();
        }
        finally
        {
            await GoOn();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Run("sh", "-c", $"'{bin}/pg_ctl' -D '{folder}/data' -m immediate stop; rm -rf '{folder}'");
    }

    // PostgreSQL refuses to run as root.
    private static async Task<string> Run(params string[] command)
    {
        string[] whole = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. command] : command;
        var start = new ProcessStartInfo(whole[0], whole.Skip(1)) { RedirectStandardOutput = true, WorkingDirectory = "/tmp" };
        using var process = Process.Start(start)!;

        // The server it leaves behind would keep the pipe open: what a command prints ends with its first line.
        var line = await process.StandardOutput.ReadLineAsync() ?? "";
        await process.WaitForExitAsync();
        return line;
    }
}
