using System.CommandLine;
using Countersign.Foundation.Database;
using Countersign.Web;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Commands;

/// <summary>For developers: writes the first migration of both engines from the model. After the first release it is history and stays.</summary>
internal static class DbCommand
{
    public static Command Make()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "src/Countersign/Migrations" };
        var script = new Command("script", "write 0001-first-release.sql from the model") { folder };
        script.SetAction(async (line, ct) => await Write(line.GetRequiredValue(folder).FullName, ct));
        return new Command("db", "work on the schema") { Hidden = true, Subcommands = { script } };
    }

    private static async Task<int> Write(string folder, CancellationToken ct)
    {
        foreach (var (engine, connection) in new (string, string?)[] { ("sqlite", null), ("postgres", "Host=localhost") })
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, engine)).FullName;
            if (Directory.EnumerateFiles(own, "0002-*.sql").Any())
            {
                await Console.Error.WriteLineAsync("There is a second migration, so the first is history: write the change as the next number");
                return 1;
            }

            await File.WriteAllTextAsync(Path.Combine(own, "0001-first-release.sql"), await Script(connection), ct);
        }

        return 0;
    }

    private static async Task<string> Script(string? connection)
    {
        var settings = new CountersignSettings { DataFolder = Path.GetTempPath(), PublicAddress = new Uri("http://localhost/"), PostgreSql = connection };
        await using var app = await WebHost.Build(settings, settings.PublicAddress);
        await using var scope = app.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<CountersignDb>().Database.GenerateCreateScript().ReplaceLineEndings("\n");
    }
}
