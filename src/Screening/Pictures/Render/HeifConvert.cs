using System.ComponentModel;
using System.Diagnostics;

namespace Countersign.Screening.Pictures.Render;

/// <summary>
/// The program heif-convert, where the machine has it: our own library knows the container of HEIC and not the way in which its pixels are packed. It
/// is a process of its own with limits of its own, and its files lie in a folder that nobody else may open and that goes at once.
/// </summary>
internal static class HeifConvert
{
    private static readonly string[] Names = ["heif-convert", "heif-dec"];

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(20);

    // In kilobytes and seconds of a processor.
    private const string Limits = "ulimit -v 2000000; ulimit -t 20; exec \"$0\" -q 90 \"$1\" \"$2\"";

    /// <summary>The picture, turned the right way up, as a JPEG; null where it was not made.</summary>
    public static byte[]? Jpeg(byte[] file)
    {
        if (Program() is not { } program)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("countersign-picture-");
        try
        {
            var (given, made) = (Path.Combine(folder.FullName, "given.heic"), Path.Combine(folder.FullName, "made.jpg"));
            File.WriteAllBytes(given, file);
            using var process = Process.Start(new ProcessStartInfo("sh", ["-c", Limits, program, given, made])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardInput.Close();
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
            if (!process.WaitForExit(AtMost))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                return null;
            }

            // Of a file with several pictures it makes several, and the first is the one that a viewer shows.
            var first = new[] { made, Path.Combine(folder.FullName, "made-1.jpg") }.FirstOrDefault(File.Exists);
            return process.ExitCode == 0 && first is not null && new FileInfo(first).Length <= PictureLimits.Bytes ? File.ReadAllBytes(first) : null;
        }
        catch (Exception fault) when (fault is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Program() => OperatingSystem.IsWindows() ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
