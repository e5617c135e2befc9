using System.Runtime.Versioning;
using Countersign.Commands;
using Countersign.Foundation.Worker;
using Countersign.Tests.Policies.Drafts.Upload;
using Countersign.Policies.Drafts.Upload;
using Countersign.Policies.Drafts.Upload.Reading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Countersign.Tests.Foundation.Worker;

/// <summary>What happens to a file when the worker that has it does not do as it should. Its place is taken by a few lines of shell.</summary>
[UnsupportedOSPlatform("windows")]
[Trait("Database", "none")]
public sealed class WorkersTests
{
    private const string Ready = @"printf '\000\000\000\000'; ";

    private static readonly WorkerTask<string[]> Any = new("any", TimeSpan.FromSeconds(2), static _ => [], static answer => answer.Length == 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static bool HasShell => File.Exists("/bin/sh");

    public static TheoryData<string, string> Bad => new()
    {
        { "dies of a stack that ran over", "kill -SEGV $$" },
        { "ends without a word", "exit 0" },
        { "never answers", "cat >/dev/null; exit 0" },
        { "says that more follows than may", @"printf '\177\377\377\377'; cat >/dev/null; exit 0" },
        { "says that less than nothing follows", @"printf '\377\377\377\377'; cat >/dev/null; exit 0" },
        { "ends in the middle of its answer", @"printf '\000\000\000\011[\""a'" },
        { "answers what is no JSON", @"printf '\000\000\000\005hello'; cat >/dev/null; exit 0" },
        { "answers what its task cannot", @"printf '\000\000\000\002[]'; cat >/dev/null; exit 0" },
    };

    [Theory(SkipUnless = nameof(HasShell), Skip = "there is no shell")]
    [MemberData(nameof(Bad))]
    public async Task A_file_is_refused_when_its_worker(string reason, string script)
    {
        using var workers = Shell(Ready + script);

        var answer = await workers.Do(Any, new byte[100_000], Ct);

        Assert.StartsWith("The file could not be read safely", Refused(answer), StringComparison.Ordinal);
        Assert.Equal((1, 0), (workers.Started, workers.PeakResident));
        Assert.NotEmpty(reason);
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = "there is no shell")]
    public async Task The_next_file_gets_a_new_worker_and_those_beside_it_go_on()
    {
        // The file itself says whether the worker dies on it: the last byte of what goes in is the digit of the file.
        using var workers = Shell(Ready + @"while true; do said=$(head -c 12 | tail -c 1); [ ""$said"" = 1 ] && kill -KILL $$; printf '\000\000\000\005[""a""]'; done");

        var files = await Task.WhenAll("0100".Select(digit => workers.Do(Any, new[] { (byte)digit }, Ct)));

        Assert.Equal([true, false, true, true], files.Select(answer => answer is Outcome<string[]>.Done));
        Assert.InRange(workers.Started, 2, 3);
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = "there is no shell")]
    public async Task A_harmless_file_is_not_refused_because_the_files_before_it_wore_the_worker_out()
    {
        using var workers = Shell(Ready + @"head -c 12 >/dev/null; printf '\000\000\000\005[""a""]'; head -c 12 >/dev/null; kill -KILL $$");

        var files = new[] { await workers.Do(Any, new byte[1], Ct), await workers.Do(Any, new byte[1], Ct) };

        Assert.All(files, answer => Assert.IsType<Outcome<string[]>.Done>(answer));
        Assert.Equal(2, workers.Started);
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = "there is no shell")]
    public async Task A_worker_that_does_not_get_ready_is_no_worker()
    {
        using var workers = Shell("exit 3");

        Assert.StartsWith("Files cannot be read at the moment", Refused(await workers.Do(Any, new byte[1], Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_no_worker()
    {
        using var workers = new Workers(NullLogger<Workers>.Instance, new WorkerProgram("/nowhere/countersign", []));

        Assert.StartsWith("Files cannot be read at the moment", Refused(await workers.Do(Any, new byte[1], Ct)), StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = "there is no shell")]
    public async Task Work_stops_when_whoever_asked_has_left()
    {
        using var workers = Shell(Ready + "cat >/dev/null; exit 0");
        using var left = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var asked = workers.Do(new WorkerTask<string[]>("long", TimeSpan.FromMinutes(5), static _ => [], static _ => true), new byte[1], left.Token);

        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = "there is no shell")]
    public async Task So_many_wait_and_no_more()
    {
        using var workers = Shell(Ready + "cat >/dev/null; exit 0");
        using var left = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var slow = new WorkerTask<string[]>("long", TimeSpan.FromMinutes(5), static _ => [], static _ => true);
        var waiting = Enumerable.Range(0, 22).Select(_ => workers.Do(slow, new byte[1], left.Token)).ToList();

        Assert.Equal(2, workers.Started);
        Assert.StartsWith("Many files are being read", Refused(await workers.Do(slow, new byte[1], Ct)), StringComparison.Ordinal);
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
    }

    [Fact]
    public void A_worker_is_given_no_setting_and_no_secret()
    {
        Environment.SetEnvironmentVariable("COUNTERSIGN_TEST_SECRET", "Password=secret");

        var given = WorkerProgram.Ours().ToStart();

        Assert.DoesNotContain(given.Environment, variable => variable.Key.StartsWith("COUNTERSIGN", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("B000000", given.Environment["DOTNET_GCHeapHardLimit"]);
        Assert.Equal("worker", given.ArgumentList[^1]);
        Assert.Equal(Path.GetTempPath(), given.WorkingDirectory);
    }

    [Fact]
    public async Task The_program_itself_is_the_worker_and_does_many_files_one_after_the_other()
    {
        using var workers = new Workers(NullLogger<Workers>.Instance);
        var text = new UploadedText(workers);

        for (var file = 0; file < 20; file++)
        {
            Assert.IsType<Outcome<ReadDocument>.Done>(await text.Read("policy.docx", WordSample.Numbered(), Ct));
        }

        Assert.Equal(1, workers.Started);
        Assert.InRange(workers.PeakResident, 1, WorkerProgram.MostResident);
    }

    [Fact]
    public void Every_task_that_is_declared_is_contributed_once()
    {
        var declared = ArchitectureTests.AllTypes.SelectMany(type => type.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            .Where(field => field.FieldType.IsAssignableTo(typeof(WorkerTask))).Select(field => (WorkerTask)field.GetValue(null)!);

        Assert.Equal(declared.Select(task => task.Name).Order(StringComparer.Ordinal), WorkerCommand.Tasks.Select(task => task.Name).Order(StringComparer.Ordinal));
    }

    private static Workers Shell(string script) => new(NullLogger<Workers>.Instance, new WorkerProgram("/bin/sh", ["-c", script]));

    private static string Refused<T>(Outcome<T> answer) => Assert.IsType<Outcome<T>.Refused>(answer).Why.Sentence;
}
