using System.CommandLine;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Hosting;
using Countersign.People.Records;
using Countersign.Web;

namespace Countersign.Commands;

/// <summary>Proves that the audit record is as it was written, or names the first act that is not.</summary>
internal static class AuditCommand
{
    public static Command Make()
    {
        var settings = new SettingsOptions();
        var verify = new Command("verify", "check every school's record against its hashes and signed checkpoints; ends with 1 where something is wrong");
        settings.AddTo(verify);
        var copy = new Option<FileInfo?>("--checkpoints") { Description = "a copy of checkpoints.jsonl that was kept elsewhere" };
        verify.Add(copy);
        verify.SetAction(async (line, ct) => await Verify(settings.Read(line), line.GetValue(copy), ct));
        return new Command("audit", "the record of who did what") { verify };
    }

    private static async Task<int> Verify(CountersignSettings settings, FileInfo? copy, CancellationToken ct)
    {
        if (copy is { Exists: false })
        {
            await Console.Error.WriteLineAsync($"There is no file {copy.FullName}: name the copy of checkpoints.jsonl that was kept elsewhere");
            return 1;
        }

        if (settings.PostgreSql is null && !File.Exists(settings.SqliteFile))
        {
            await Console.Error.WriteLineAsync($"There is no database in {settings.DataFolder}: name the data folder with --data");
            return 1;
        }

        await using var app = await WebHost.Build(settings, settings.PublicAddress);
        if ((await Startup.CheckSchema(app.Services, typeof(AuditCommand).Assembly, ct) ?? await Startup.CheckKeys(app.Services, ct)) is { } why)
        {
            await Console.Error.WriteLineAsync(why.Sentence);
            return 1;
        }

        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
        var report = await scope.ServiceProvider.GetRequiredService<AuditTrailVerifier>().Run(ct, copy?.FullName);
        var schools = scope.ServiceProvider.GetRequiredService<Schools>();
        foreach (var finding in report.Findings)
        {
            var school = finding.Establishment is { } id ? (await schools.Find(id, ct))?.Name ?? id.ToString() : "Checkpoints";
            Console.WriteLine($"{school}: {finding.Sentence}");
        }

        Console.WriteLine($"{report.Acts} acts of {report.Schools} schools read, {report.Checkpoints} signed "
            + $"checkpoints held, {report.Findings.Count} {(report.Findings.Count == 1 ? "thing" : "things")} wrong");
        return report.Findings.Count == 0 ? 0 : 1;
    }
}
