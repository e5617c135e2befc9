using System.Diagnostics;
using System.Globalization;
using Countersign.Foundation.Worker;
using Countersign.People.Pupils;
using Countersign.People.Sheets;
using Countersign.People.StaffList;
using Countersign.Policies.Drafts.Upload;
using Countersign.Posts.Compose;
using Countersign.Posts.Evidence;
using Microsoft.Extensions.Logging.Abstractions;

namespace Countersign.Tests.Foundation.Worker;

/// <summary>Files made to do harm, in their hundreds, given to the program's own workers.</summary>
[Trait("Database", "none")]
public sealed class HostileFilesTests
{
    // A tenth of what `./dev long` gives them.
    private static readonly int Files = int.Parse(Environment.GetEnvironmentVariable("COUNTERSIGN_HOSTILE_FILES") ?? "200", CultureInfo.InvariantCulture);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Of a processor: a machine that is busy with something else makes nobody's file worse.
    private static readonly TimeSpan MostWork = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Every_file_gets_an_answer_and_no_worker_ends_on_one()
    {
        using var workers = new Workers(NullLogger<Workers>.Instance);
        var refused = new List<string>();
        var whole = Stopwatch.StartNew();
        var slowest = (Name: "", Time: TimeSpan.Zero);
        for (var number = 0; number < Files; number++)
        {
            var (name, bytes) = HostileFile.Number(number);
            var begun = whole.Elapsed;
            var said = await Given(workers, name, bytes);
            slowest = whole.Elapsed - begun > slowest.Time ? (name, whole.Elapsed - begun) : slowest;
            if (said is { } sentence && sentence.StartsWith("The file could not be read safely", StringComparison.Ordinal))
            {
                refused.Add(name);
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Files} files in {whole.Elapsed.TotalSeconds:0} s, the slowest {slowest.Name} in {slowest.Time.TotalMilliseconds:0} ms; at most {workers.MostWork.TotalMilliseconds:0} ms "
                + $"of a processor for one; {workers.Started} workers, none larger than {workers.PeakResident / 1_048_576} MB");
        Assert.Empty(refused);
        Assert.InRange(workers.MostWork, TimeSpan.Zero, MostWork);
        Assert.InRange(workers.Started, 1, 1 + (Files / 100));
        Assert.InRange(workers.PeakResident, 1, WorkerProgram.MostResident);
    }

    // Each as the kind that its name says; what has another name is tried as text, as a picture and as evidence.
    private static async Task<string?> Given(Workers workers, string name, byte[] bytes)
    {
        var text = new UploadedText(workers);
        return Path.GetExtension(name) switch
        {
            ".docx" or ".md" or ".txt" => Sentence(await text.Read(name, bytes, Ct)),
            ".csv" => Sentence(await text.Read(name + ".txt", bytes, Ct)) ?? Sentence(Table(bytes)),
            ".zip" => Sentence(await workers.Do(EvidenceCheck.Task, bytes, Ct)) ?? Sentence(await text.Read(name + ".docx", bytes, Ct)),
            _ => Sentence(await workers.Do(PictureTask.Clean, bytes, Ct)),
        };
    }

    // A list of staff or pupils is read by the program itself.
    private static Outcome<StaffLines> Table(byte[] bytes)
    {
        if (SheetFile.Text(bytes) is not Outcome<string>.Done(var text))
        {
            return new Refusal("This is no table");
        }

        _ = RosterReader.Read(text);
        return StaffListReader.Read(text);
    }

    private static string? Sentence<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused(var why) ? why.Sentence : null;
}
