using Countersign.Commands;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Backup;
using Countersign.Foundation.Database;
using Countersign.Foundation.Hosting;
using Countersign.People.Erase;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.FirstStart;
using Countersign.Web;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Commands;

/// <summary>A backup was made, then Zoë O’Hara was erased, and then the backup is restored.</summary>
public sealed class RestoreCommandTests : IAsyncLifetime
{
    private static readonly System.Reflection.Assembly Program = typeof(CommandLine).Assembly;

    private readonly List<CountersignSettings> places = [];
    private WebApplication first = null!;
    private PersonId zoe;
    private string folder = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Zip => Path.Combine(folder, "backup.zip");

    private string List => Path.Combine(places[0].DataFolder, "erasures.jsonl");

    public async ValueTask InitializeAsync()
    {
        folder = Directory.CreateTempSubdirectory("countersign-restore-").FullName;
        places.Add(await TestDatabase.NewPrepared());
        first = await WebHost.Build(places[0], places[0].PublicAddress);
        Assert.IsType<Outcome<IDisposable>.Done>(await Startup.Prepare(first.Services, Program, Ct)).Value.Dispose();
        zoe = await first.Services.Everywhere(async services =>
        {
            services.GetRequiredService<CountersignDb>().Add(new Installation { FinishedAt = TestClock.Start });
            return await SampleSchool.Join(services, await SampleSchool.Open(services), "Zoë O’Hara", "teacher");
        });
        Assert.IsType<Outcome<BackupMade>.Done>(await Backups.Write(first.Services, Zip, Program, Ct));
        await Erase();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var place in places)
        {
            await TestDatabase.Drop(place);
            Directory.Delete(place.DataFolder, recursive: true);
        }

        await first.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task With_the_list_of_erasures_whoever_was_erased_since_is_erased_again()
    {
        var (code, place) = await Restore("--erasures", List);

        Assert.Equal(0, code);
        Assert.Contains("1 erased again who had been erased after this state of the database", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Equal("Somebody who was erased", await Name(place));
        Assert.Equal(0, await Verify(place));
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(place.DataFolder, "erasures.jsonl"), Ct));
    }

    [Fact]
    public async Task Without_it_the_command_says_who_stands_there_again_and_the_next_start_finds_a_list_that_was_laid_there()
    {
        var (code, place) = await Restore();
        var before = await Name(place);
        File.Copy(List, Path.Combine(place.DataFolder, "erasures.jsonl"));

        var verified = await Verify(place);
        await using var program = await WebHost.Build(place, place.PublicAddress);
        var lines = await program.Services.Everywhere(services => services.GetRequiredService<FirstRun>().Prepare(Ct));

        Assert.Equal((0, "Zoë O’Hara", 1), (code, before, verified));
        Assert.Contains("Whoever was erased after the backup was made stands here again", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Equal(["1 erased again who had been erased after this state of the database"], Assert.IsType<Outcome<IReadOnlyList<string>>.Done>(lines).Value);
        Assert.Equal("Somebody who was erased", await Name(place));
        Assert.Equal(0, await Verify(place));
    }

    [Fact]
    public async Task A_list_that_another_installation_wrote_erases_nobody_and_is_named()
    {
        var text = await File.ReadAllTextAsync(List, Ct);
        await File.WriteAllTextAsync(List, text.Replace("\"at\":1", "\"at\":2", StringComparison.Ordinal), Ct);

        var (code, place) = await Restore("--erasures", List);

        Assert.Equal(1, code);
        Assert.Contains("Not signed by this installation, and nobody erased for it: line 1 of the list of erasures", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Equal("Zoë O’Hara", await Name(place));
    }

    [Fact]
    public async Task A_list_that_is_not_there_is_told_before_anything_is_restored()
    {
        var (code, place) = await Restore("--erasures", Path.Combine(folder, "nowhere.jsonl"));

        Assert.Equal(1, code);
        Assert.Contains("name the list of erasures, erasures.jsonl", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.DataFolder));
    }

    private async Task<(int Code, CountersignSettings Place)> Restore(params string[] more)
    {
        var place = await TestDatabase.NewPrepared(settings => settings with { KeyFile = places[0].KeyFile });
        places.Add(place);
        return (await CommandLine.Run(["restore", Zip, .. Where(place), .. more]), place);
    }

    private static Task<int> Verify(CountersignSettings place) => CommandLine.Run(["audit", "verify", .. Where(place)]);

    private static string[] Where(CountersignSettings place) =>
        ["--data", place.DataFolder, "--key-file", place.KeyFile, .. place.PostgreSql is { } connection ? (string[])["--postgres", connection] : []];

    private async Task<string> Name(CountersignSettings place)
    {
        await using var program = await WebHost.Build(place, place.PublicAddress);
        return await program.Services.Everywhere(services =>
            services.GetRequiredService<CountersignDb>().Set<Person>().Where(row => row.Id == zoe).Select(row => row.Name).SingleAsync(Ct));
    }

    // As a second person's yes does it.
    private Task<bool> Erase() => first.Services.Everywhere(async services =>
    {
        var db = services.GetRequiredService<CountersignDb>();
        var person = await db.Set<Person>().SingleAsync(row => row.Id == zoe, Ct);
        await using (var alone = await db.Alone(person.Establishment, Ct))
        {
            await db.Save(await services.GetRequiredService<EraseEverything>().Do(person, new DateOnly(2026, 11, 22), null, null, Ct), Ct);
            await alone.CommitAsync(Ct);
        }

        await services.GetRequiredService<ListErasures>().CatchUp(Ct);
        return true;
    });
}
