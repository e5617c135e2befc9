using System.CommandLine;
using Countersign.Policies;

namespace Countersign.Commands;

/// <summary>Says what a document brought from elsewhere becomes: its clauses, what is left out and why, and what is proposed.</summary>
internal static class PolicyImportCommand
{
    // The reader says so too, but of a file that is far larger nothing has to be read first.
    private const long MostBytes = 100_000_000;

    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "the policy as a Word document, OpenDocument text, PDF, Markdown or plain text" };
        var json = new Option<bool>("--json") { Description = "print it as JSON, for other programs" };
        var command = new Command("import", "say what a policy brought from elsewhere becomes, and what is left out of it") { file, json };
        command.SetAction((line, ct) => Run(line.GetRequiredValue(file), line.GetValue(json), ct));
        return command;
    }

    /// <summary>0 where the document was read, whatever it holds; 1 where it was refused or is not there.</summary>
    private static async Task<int> Run(string path, bool json, CancellationToken ct)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > MostBytes)
        {
            Console.Error.WriteLine($"{path}: {(File.Exists(path) ? "the file is far too large" : "there is no such file")}");
            return 1;
        }

        var report = await PoliciesModule.Import(Path.GetFileName(path), await File.ReadAllBytesAsync(path, ct), ct);
        var to = report.IsRefused && !json ? Console.Error : Console.Out;
        await to.WriteLineAsync(json ? report.Json : string.Join(Environment.NewLine, report.Lines));
        return report.IsRefused ? 1 : 0;
    }
}
