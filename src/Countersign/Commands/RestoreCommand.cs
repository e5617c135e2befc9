using Countersign.Foundation.Audit.Trail;
using System.CommandLine;
using Countersign.Foundation.Backup;
using Countersign.Foundation.Database;
using Countersign.People.Erase;
using Countersign.SignIn.FirstStart;
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
        var erasures = new Option<FileInfo?>("--erasures")
        {
            Description = "erasures.jsonl of the data folder that this replaces, or a copy kept elsewhere: whoever was erased since is erased again",
        };
        command.Add(erasures);
        settings.AddTo(command);
        command.SetAction(async (line, ct) =>
            await Read(settings.Read(line), line.GetRequiredValue(file), line.GetValue(fromAnybody), line.GetValue(erasures), ct));
        return command;
    }

    private static async Task<int> Read(CountersignSettings settings, FileInfo file, bool fromAnybody, FileInfo? erasures, CancellationToken ct)
    {
        if (erasures is { Exists: false })
        {
            await Console.Error.WriteLineAsync($"There is no file {erasures.FullName}: name the list of erasures, erasures.jsonl");
            return 1;
        }

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

                return await EraseAgain(app.Services, erasures, ct) && back.Record.Findings.Count == 0 ? 0 : 1;
            case Outcome<Restored>.Refused(var why):
                await Console.Error.WriteLineAsync(why.Sentence);
                return 1;
            default:
                return 1;
        }
    }

    private static async Task<bool> EraseAgain(IServiceProvider program, FileInfo? list, CancellationToken ct)
    {
        await using var scope = program.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
        var again = await scope.ServiceProvider.GetRequiredService<Erasures>().Again(list?.FullName, ct);
        FirstRun.Lines(again).ToList().ForEach(Console.WriteLine);
        if (list is null)
        {
            Console.WriteLine("Whoever was erased after the backup was made stands here again. Before the first start, lay erasures.jsonl of the data "
                + "folder that this replaces, or a copy kept elsewhere, into this one; the next restore takes it with --erasures");
        }

        return again.NotOurs.Count == 0;
    }
}
