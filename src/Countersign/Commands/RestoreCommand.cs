using Countersign.Foundation.Audit.Trail;
using System.CommandLine;
using Countersign.Foundation.Backup;
using Countersign.Web;

namespace Countersign.Commands;

/// <summary>Reads a backup into an empty folder and database, of either engine.</summary>
internal static class RestoreCommand
{
    public static Command Make()
    {
        var settings = new SettingsOptions();
        var file = new Argument<FileInfo>("file") { Description = "a file that `countersign backup` wrote" };
        var command = new Command("restore", "read a backup into an empty data folder and database") { file };
        settings.AddTo(command);
        command.SetAction(async (line, ct) => await Read(settings.Read(line), line.GetRequiredValue(file), ct));
        return command;
    }

    private static async Task<int> Read(CountersignSettings settings, FileInfo file, CancellationToken ct)
    {
        await using var app = await WebHost.Build(settings, settings.PublicAddress);
        switch (await Backups.Read(app.Services, file.FullName, typeof(RestoreCommand).Assembly, ct))
        {
            case Outcome<Restored>.Done(var back):
                Console.WriteLine($"Restored {back.Rows} rows and {back.Files} files as they stood on "
                    + $"{UtcWords.Of(back.MadeAt)}; {back.Record.Acts} acts verified");
                foreach (var finding in back.Record.Findings)
                {
                    await Console.Error.WriteLineAsync($"Not as the record says, and it was so when the backup was made: {finding.Sentence}");
                }

                return back.Record.Findings.Count == 0 ? 0 : 1;
            case Outcome<Restored>.Refused(var why):
                await Console.Error.WriteLineAsync(why.Sentence);
                return 1;
            default:
                return 1;
        }
    }
}
