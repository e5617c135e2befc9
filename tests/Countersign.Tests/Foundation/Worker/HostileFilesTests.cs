using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using Countersign.Foundation.Worker;
using Countersign.People.Pupils;
using Countersign.People.Sheets;
using Countersign.People.StaffList;
using Countersign.Policies.Drafts.Upload;
using Countersign.Posts.Evidence;
using Countersign.Posts.Pictures;
using Countersign.Screening.Pictures.Render;
using Microsoft.Extensions.Logging.Abstractions;

namespace Countersign.Tests.Foundation.Worker;

/// <summary>
/// Files made to do harm, in their hundreds, given to the program's own workers by a program that serves its pages meanwhile. What that one has in memory is
/// counted, so nothing else runs in its process at the time.
/// </summary>
[Trait("Database", "none")]
[Collection(nameof(AloneInTheProcess))]
public sealed class HostileFilesTests
{
    // A tenth of what `./dev long` gives them.
    private static readonly int Files = int.Parse(Environment.GetEnvironmentVariable("COUNTERSIGN_HOSTILE_FILES") ?? "200", CultureInfo.InvariantCulture);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Of a processor: a machine that is busy with something else makes nobody's file worse.
    private static readonly TimeSpan MostWork = TimeSpan.FromSeconds(2);

    // What the program that asks may have more in memory after all of the files than after a tenth of them: .NET keeps buffers for later, for each of its
    // threads some, and after a few hundred files no more. Two thousand files together are twice this.
    private const long MostGrown = 256_000_000;

    // What it may allocate for a file and a page beside it. A list of staff or pupils is read by the program itself; .NET's own count leaps now and then, so
    // it is that of nineteen files in twenty.
    private const long MostAllocated = 50_000_000;

    public static bool HasShell => File.Exists("/bin/sh");

    [Fact]
    public async Task Every_file_gets_an_answer_no_worker_ends_on_one_and_the_program_that_asked_keeps_nothing_and_serves_its_pages()
    {
        await using var site = await TestSite.Start();
        using var browser = new HttpClient { BaseAddress = site.Address };
        using var workers = new Workers(NullLogger<Workers>.Instance);
        var refused = new List<string>();
        var given = new List<WeakReference>();
        var whole = Stopwatch.StartNew();
        var slowest = (Name: "", Time: TimeSpan.Zero);
        var allocated = new List<long>();
        var early = 0L;
        for (var number = 0; number < Files; number++)
        {
            var begun = whole.Elapsed;
            var (name, file, said, bytes) = await Given(workers, browser, number);
            given.Add(file);
            allocated.Add(bytes);
            slowest = whole.Elapsed - begun > slowest.Time ? (name, whole.Elapsed - begun) : slowest;
            if (said is { } sentence && sentence.StartsWith("The file could not be read safely", StringComparison.Ordinal))
            {
                refused.Add(name);
            }

            early = number + 1 == Files / 10 ? GC.GetTotalMemory(forceFullCollection: true) : early;
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - early;
        var kept = given.Count(file => file.IsAlive);
        var most = allocated.Order().ElementAt(Files * 19 / 20);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Files} files in {whole.Elapsed.TotalSeconds:0} s, the slowest {slowest.Name} in {slowest.Time.TotalMilliseconds:0} ms; at most {workers.MostWork.TotalMilliseconds:0} ms "
                + $"of a processor for one; {workers.Started} workers, none larger than {workers.PeakResident / 1_048_576} MB; the program that asked keeps {kept} files, has "
                + $"{grown / 1_048_576} MB more than after a tenth of them, and allocated {most / 1024:N0} KB at most for nineteen in twenty");
        Assert.Empty(refused);
        Assert.InRange(workers.MostWork, TimeSpan.Zero, MostWork);
        Assert.InRange(workers.Started, 1, 1 + (Files / 100));
        Assert.InRange(workers.PeakResident, 1, WorkerProgram.MostResident);

        // The last one may still stand in a call that has ended.
        Assert.InRange(kept, 0, 1);
        Assert.InRange(grown, long.MinValue, MostGrown);
        Assert.InRange(most, 1, MostAllocated);
    }

    [UnsupportedOSPlatform("windows")]
    [Fact(SkipUnless = nameof(HasShell), Skip = "there is no shell")]
    public async Task While_every_worker_is_at_a_file_that_never_ends_and_more_wait_pages_are_served()
    {
        await using var site = await TestSite.Start();
        using var browser = new HttpClient { BaseAddress = site.Address };
        using var workers = new Workers(NullLogger<Workers>.Instance, new WorkerProgram("/bin/sh", ["-c", @"printf '\000\000\000\000'; cat >/dev/null; exit 0"]));
        using var left = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var endless = new WorkerTask<string[]>("endless", TimeSpan.FromMinutes(5), static _ => [], static _ => true);
        var files = Enumerable.Range(0, 20).Select(_ => workers.Do(endless, new byte[100_000], left.Token)).ToList();

        using var page = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain(files, file => file.IsCompleted);
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(files));
    }

    // While the file is read somebody opens a page. Whoever calls holds nothing of the file, so what is left of it is the program's.
    private static async Task<(string Name, WeakReference File, string? Said, long Allocated)> Given(Workers workers, HttpClient browser, int number)
    {
        var (name, bytes) = HostileFile.Number(number);
        var before = GC.GetTotalAllocatedBytes();
        var reading = Given(workers, name, bytes);
        using var page = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var said = await reading;
        return (name, new WeakReference(bytes), said, GC.GetTotalAllocatedBytes() - before);
    }

    // Each as the kind that its name says; what has another name is tried as text, as a picture and as evidence.
    private static async Task<string?> Given(Workers workers, string name, byte[] bytes)
    {
        var text = new UploadedText(workers);
        return Path.GetExtension(name) switch
        {
            ".docx" or ".md" or ".txt" => Sentence(await text.Read(name, bytes, Ct)),
            ".csv" => Sentence(await text.Read(name + ".txt", bytes, Ct)) ?? Sentence(PupilFile.Read(await PupilFile.Tables(workers, bytes, Ct))) ?? Sentence(Table(bytes)),
            ".zip" => Sentence(await workers.Do(EvidenceCheck.Task, bytes, Ct)) ?? Sentence(await PupilFile.Tables(workers, bytes, Ct)) ?? Sentence(await text.Read(name + ".docx", bytes, Ct)),
            _ => Sentence(await PictureWork.Prepare(workers, bytes, [new PictureFit(2000, 2_000_000)], Ct)),
        };
    }

    // A list of staff or pupils is read by the program itself.
    private static Outcome<StaffLines> Table(byte[] bytes)
    {
        if (SheetFile.Text(bytes) is not Outcome<string>.Done(var text))
        {
            return new Refusal("This is no table");
        }

        _ = PupilFile.Read(PupilFile.Tables(text));
        return StaffListReader.Read(text);
    }

    private static string? Sentence<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused(var why) ? why.Sentence : null;
}
