using Countersign.ServiceManager;

namespace Countersign.Tests.ServiceManager;

public sealed class StepRunnerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("steps-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Steps_are_done_in_their_order()
    {
        var (made, file, copy) = (Path.Combine(folder, "made"), Path.Combine(folder, "made", "a"), Path.Combine(folder, "made", "b"));

        var done = await StepRunner.Do(
            [new ServiceStep.MakeFolder(made), new ServiceStep.WriteFile(file, "unit"), new ServiceStep.RunTool("cp", [file, copy]), new ServiceStep.DeleteFile(file)], Ct);

        Assert.Equal(4, Assert.IsType<Outcome<int>.Done>(done).Value);
        Assert.False(File.Exists(file));
        Assert.Equal("unit", await File.ReadAllTextAsync(copy, Ct));
    }

    [Fact]
    public async Task The_first_that_fails_is_the_last_unless_it_may_fail()
    {
        var file = Path.Combine(folder, "written");
        var missing = Path.Combine(folder, "not-there");

        var passed = await StepRunner.Do([new ServiceStep.RunTool("rmdir", [missing], MayFail: true)], Ct);
        var failed = await StepRunner.Do([new ServiceStep.RunTool("rmdir", [missing]), new ServiceStep.WriteFile(file, "")], Ct);
        var unknown = await StepRunner.Do([new ServiceStep.RunTool("no-such-tool", []), new ServiceStep.WriteFile(file, "")], Ct);

        Assert.IsType<Outcome<int>.Done>(passed);
        Assert.Contains("ended with 1", Assert.IsType<Outcome<int>.Refused>(failed).Why.Sentence, StringComparison.Ordinal);
        Assert.Contains("no `no-such-tool` on this machine", Assert.IsType<Outcome<int>.Refused>(unknown).Why.Sentence, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task What_a_service_says_in_place_of_a_console_is_read_while_it_runs_and_begun_anew()
    {
        var file = Path.Combine(folder, "console.txt");
        await File.WriteAllTextAsync(file, "of the last run, which said a great deal more", Ct);

        await using var console = ServiceConsole.Open(folder);
        await console.WriteLineAsync("of this run");

        Assert.Equal("of this run" + Environment.NewLine, await File.ReadAllTextAsync(file, Ct));
    }
}
