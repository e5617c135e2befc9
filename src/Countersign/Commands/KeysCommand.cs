using System.CommandLine;
using Countersign.Foundation.Hosting;
using Countersign.Web;

namespace Countersign.Commands;

/// <summary>Works on the key file, which opens the keys that lie in the database.</summary>
internal static class KeysCommand
{
    public static Command Make()
    {
        var settings = new SettingsOptions();
        var rotate = new Command("rotate", "draw a new key, and close with it what the old one closed; stop the program first");
        settings.AddTo(rotate);
        rotate.SetAction((line, ct) => Do(
            settings.Read(line),
            services => Startup.RotateKeys(services, ct),
            name => $"Key {name} closes from now on. The old one stays in the key file, for backups that it closed: keep a new copy of the file."));

        var renew = new Command(
            "renew", "go on without a key file that is lost: people sign in again, and accounts are connected again; stop the program first");
        settings.AddTo(renew);
        renew.SetAction((line, ct) => Do(
            settings.Read(line),
            services => Startup.RenewKeys(services, ct),
            name => $"Key {name} closes from now on. Everybody signs in again, and accounts are connected again. "
                + $"Keep a copy of {settings.Read(line).KeyFile}."));

        var file = new Argument<FileInfo>("file") { Description = "the file to write; it must not be there yet" };
        var export = new Command("export", "copy the key file, to keep where no backup of the data lies") { file };
        settings.AddTo(export);
        export.SetAction((line, ct) => Do(
            settings.Read(line),
            services => Startup.ExportKeys(services, line.GetRequiredValue(file).FullName, ct),
            name => $"Key {name} is copied. With it and a backup everything can be read: never keep both in one place."));
        return new Command("keys", "the file that opens the keys in the database") { rotate, renew, export };
    }

    private static async Task<int> Do(CountersignSettings settings, Func<IServiceProvider, Task<Outcome<string>>> work, Func<string, string> done)
    {
        if (settings.PostgreSql is null && !File.Exists(settings.SqliteFile))
        {
            await Console.Error.WriteLineAsync($"There is no database in {settings.DataFolder}: name the data folder with --data");
            return 1;
        }

        await using var app = await WebHost.Build(settings, settings.PublicAddress);
        switch (await work(app.Services))
        {
            case Outcome<string>.Done(var name):
                Console.WriteLine(done(name));
                return 0;
            case Outcome<string>.Refused(var why):
                await Console.Error.WriteLineAsync(why.Sentence);
                return 1;
            default:
                throw new InvalidOperationException("an outcome is done or refused");
        }
    }
}
