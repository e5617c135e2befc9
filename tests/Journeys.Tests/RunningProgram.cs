using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Journeys.Tests;

/// <summary>The program as a school runs it: a process of its own on a data folder of its own.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private static readonly string Executable = Path.Combine(AppContext.BaseDirectory, "countersign");

    private const string IsDemo = "Demo: nothing here is real.";

    private static int ports = Environment.ProcessId;

    private readonly Process process;
    private readonly List<string> printed = [];

    private readonly string[] options;
    private readonly bool isBeside;

    private RunningProgram(Process process, string folder, Uri address, string[] options, bool isBeside)
    {
        (this.process, this.options, this.isBeside) = (process, options, isBeside);
        Folder = folder;
        Address = address;
    }

    /// <summary>What the browser opens. Passkeys work at localhost, not at 127.0.0.1.</summary>
    public Uri Address { get; }

    public string Folder { get; }

    /// <summary>What the console has said.</summary>
    public IReadOnlyList<string> Printed
    {
        get
        {
            lock (printed)
            {
                return [.. printed];
            }
        }
    }

    public static Task<RunningProgram> Demo() => Start(NewFolder(), FreePort(), IsDemo, ["--demo"]);

    /// <summary>On a PostgreSQL database that its owner prepares for the data folder first.</summary>
    public static async Task<RunningProgram> DemoOn(string connection, Func<string, Task> prepare)
    {
        var folder = NewFolder();
        await prepare(folder);
        return await Start(folder, FreePort(), IsDemo, ["--demo", "--postgres", connection]);
    }

    public static Task<RunningProgram> FirstStart(params string[] options) => Start(NewFolder(), FreePort(), "Nothing is set up yet.", options);

    /// <summary>One more on the same database and data folder, at an address of its own. It goes first.</summary>
    public Task<RunningProgram> Beside() => Start(Folder, FreePort(), IsDemo, options, isBeside: true);

    /// <summary>The same data folder and address again, after this process is gone.</summary>
    public Task<RunningProgram> DemoAgain() => Start(Folder, Address.Port, IsDemo, options, isBeside);

    /// <summary>The same, killed so long after it began to start, whether it is ready or not.</summary>
    public async Task IsKilledWhileItStarts(TimeSpan after)
    {
        using var start = Process.Start(ToStart(Address, Folder, options))!;
        start.OutputDataReceived += static (_, _) => { };
        start.ErrorDataReceived += static (_, _) => { };
        start.BeginOutputReadLine();
        start.BeginErrorReadLine();
        await Task.Delay(after);
        start.Kill();
        await start.WaitForExitAsync();
    }

    /// <summary>One command from its beginning to its end: how it ended and what it printed.</summary>
    public static async Task<(int Code, string Printed)> Command(params string[] words)
    {
        using var command = Process.Start(new ProcessStartInfo(Executable, words) { RedirectStandardOutput = true })!;
        var printed = await command.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await command.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (command.ExitCode, printed);
    }

    /// <summary>Ends the process as a power cut would (SIGKILL): nothing is flushed, nothing is told.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
        if (!isBeside)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("countersign-journey-").FullName;

    private static async Task<RunningProgram> Start(string folder, int port, string ready, string[] options, bool isBeside = false)
    {
        var address = new Uri($"http://localhost:{port}");
        var program = new RunningProgram(Process.Start(ToStart(address, folder, options))!, folder, address, options, isBeside);
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        program.process.OutputDataReceived += (_, line) => program.Take(line.Data, ready, opened);
        program.process.ErrorDataReceived += (_, line) => program.Take(line.Data, ready, opened);
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        var ended = program.process.WaitForExitAsync();
        var first = await Task.WhenAny(opened.Task, ended).WaitAsync(Patience.WithProgram);
        Assert.True(first == opened.Task, "The program ended before it was ready: " + string.Join('\n', program.Printed));
        return program;
    }

    private static ProcessStartInfo ToStart(Uri address, string folder, string[] options) =>
        new(Executable, ["run", "--url", address.ToString(), "--data", folder, "--may-reach", "127.0.0.0/8", .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    private void Take(string? line, string ready, TaskCompletionSource opened)
    {
        if (line is null)
        {
            return;
        }

        lock (printed)
        {
            printed.Add(line);
        }

        if (line.StartsWith(ready, StringComparison.Ordinal))
        {
            opened.TrySetResult();
        }
    }

    // Below those that a machine gives to outgoing connections, so that nothing takes it while the program is down between two starts.
    private static int FreePort()
    {
        while (true)
        {
            var port = 20_000 + (int)((uint)Interlocked.Increment(ref ports) % 10_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                continue;
            }
        }
    }
}
