using System.CommandLine;
using Countersign.People;

namespace Countersign.Commands;

/// <summary>Says which pupils a list holds, before it is brought. It needs no server and no database, and keeps nothing.</summary>
internal static class PupilsCommand
{
    // The reader says so too, but of a file that is far larger nothing has to be read first.
    private const long MostBytes = 100_000_000;

    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "a list of pupils as CSV, text or Excel workbook (.xlsx)" };
        var json = new Option<bool>("--json") { Description = "print it as JSON, for other programs" };
        var read = new Command("read", "say which pupils a list holds, which columns are read and which lines are not; ends with 2 where it is refused")
        {
            file,
            json,
        };
        read.SetAction((line, ct) => Read(line.GetRequiredValue(file), line.GetValue(json), ct));
        return new Command("pupils", "lists of pupils") { read };
    }

    /// <summary>0 where pupils were read; 2 where the list was refused or is not there.</summary>
    private static async Task<int> Read(string path, bool json, CancellationToken ct)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > MostBytes)
        {
            await Console.Error.WriteLineAsync($"{path}: {(File.Exists(path) ? "the file is far too large" : "there is no such file")}");
            return 2;
        }

        var report = await PeopleModule.ReadPupils(await File.ReadAllBytesAsync(path, ct), ct);
        var to = report.IsRefused && !json ? Console.Error : Console.Out;
        await to.WriteLineAsync(json ? report.Json : string.Join(Environment.NewLine, report.Lines));
        return report.IsRefused ? 2 : 0;
    }
}
