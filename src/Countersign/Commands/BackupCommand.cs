using System.CommandLine;
using Countersign.Foundation.Backup;
using Countersign.Web;

namespace Countersign.Commands;

/// <summary>Writes everything into one file, while the program runs.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var settings = new SettingsOptions();
        var file = new Argument<FileInfo>("file") { Description = "the file to write; it must not be there yet" };
        var command = new Command("backup", "write database, files and the record into one file, while the program runs") { file };
        settings.AddTo(command);
        command.SetAction(async (line, ct) => await Write(settings.Read(line), line.GetRequiredValue(file), ct));
        return command;
    }

    private static async Task<int> Write(CountersignSettings settings, FileInfo file, CancellationToken ct)
    {
        if (settings.PostgreSql is null && !File.Exists(settings.SqliteFile))
        {
            await Console.Error.WriteLineAsync($"There is no database in {settings.DataFolder}: name the data folder with --data");
            return 1;
        }

        await using var app = await WebHost.Build(settings, settings.PublicAddress);
        switch (await Backups.Write(app.Services, file.FullName, typeof(BackupCommand).Assembly, ct))
        {
            case Outcome<BackupMade>.Done(var made):
                Console.WriteLine($"{file.Name}: {made.Rows} rows and {made.Files} files");
                Console.WriteLine("It holds personal data: keep it where only those may read it who may read everything.");
                Console.WriteLine(
                    $"It does not hold the key file, {settings.KeyFile}, without which it cannot be restored: "
                        + "keep a copy elsewhere (countersign keys export).");
                foreach (var damaged in made.Damaged)
                {
                    await Console.Error.WriteLineAsync(
                        $"The stored file {damaged} is damaged and is not in the backup; everything else is. Put it back from an older backup");
                }

                return made.Damaged.Count == 0 ? 0 : 1;
            case Outcome<BackupMade>.Refused(var why):
                await Console.Error.WriteLineAsync(why.Sentence);
                return 1;
            default:
                return 1;
        }
    }
}
