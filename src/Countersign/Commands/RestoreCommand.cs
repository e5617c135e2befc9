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
        var fromAnybody = new Option<bool>("--from-anybody") { Description = "also a backup that was not signed by the installation whose key file this is" };
        command.Add(fromAnybody);
        settings.AddTo(command);
        command.SetAction(async (line, ct) => await Read(settings.Read(line), line.GetRequiredValue(file), line.GetValue(fromAnybody), ct));
        return command;
    }

    private static async Task<int> Read(CountersignSettings settings, FileInfo file, bool fromAnybody, CancellationToken ct)
    {
        await using var app = await WebHost.Build(settings, settings.PublicAddress);
        switch (await Backups.Read(app.Services, file.FullName, typeof(RestoreCommand).Assembly, fromAnybody, ct))
        {
            case Outcome<Restored>.Done(var back):
                Console.WriteLine($"Restored {back.Rows} rows and {back.Files} files as they stood on "
                    + $"{UtcWords.Of(back.MadeAt)}; {back.Record.Acts} acts verified");
                Console.WriteLine(
                    back.SignedBy is { } key ? $"Signed with the key {key}, which signs the record in it" : "Signed by nobody whose key file this is");
                foreach (var damaged in back.Damaged)
                {
                    await Console.Error.WriteLineAsync($"The stored file {damaged} was damaged when the backup was made, and is not in it");
                }

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
