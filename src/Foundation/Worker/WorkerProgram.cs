using System.Collections;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Countersign.Foundation.Worker;

/// <summary>The program that is started as a worker, and all that it is given.</summary>
internal sealed record WorkerProgram(string File, IReadOnlyList<string> Arguments)
{
    public const string Command = "worker";

    /// <summary>The most that one may have in memory, everything counted; one that has had more is ended.</summary>
    public const long MostResident = 384 * 1024 * 1024;

    // What .NET may keep of its own objects; itself and its code take some 50 MB beside them.
    private const long MostHeap = 176 * 1024 * 1024;

    private const string Us = "countersign";

    private const string DotNet = "dotnet";

    // Without these a program may not find .NET, its libraries or a place for what is temporary. Nothing else of ours goes along: no setting, no secret.
    private static readonly string[] Kept =
        ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "LD_LIBRARY_PATH", "SystemRoot", "windir", "TMPDIR", "TEMP", "TMP"];

    /// <summary>
    /// This very program, started once more: published it is a file of its own, from the source tree and in tests it is a library that dotnet runs.
    /// </summary>
    public static WorkerProgram Ours()
    {
        var running = Environment.ProcessPath!;
        return IsNamed(running, Us) ? new WorkerProgram(running, [Command])
            : new WorkerProgram(IsNamed(running, DotNet) ? running : Installed(), [Path.Combine(AppContext.BaseDirectory, Us + ".dll"), Command]);
    }

    public ProcessStartInfo ToStart()
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (Kept.Contains((string)variable.Key, StringComparer.OrdinalIgnoreCase))
            {
                start.Environment[(string)variable.Key] = (string?)variable.Value;
            }
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = MostHeap.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    private static bool IsNamed(string path, string name) => Path.GetFileName(path).Equals(WithEnding(name), StringComparison.OrdinalIgnoreCase);

    // Where this process got its .NET from.
    private static string Installed() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", WithEnding(DotNet)));

    private static string WithEnding(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;
}
