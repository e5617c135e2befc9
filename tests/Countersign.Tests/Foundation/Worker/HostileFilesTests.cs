using System.Globalization;
using Countersign.Foundation.Worker;
using Countersign.Policies.Drafts.Upload;
using Countersign.Posts.Compose;
using Countersign.Posts.Evidence;
using Microsoft.Extensions.Logging.Abstractions;

namespace Countersign.Tests.Foundation.Worker;

/// <summary>Files made to do harm, in their hundreds, given to the program's own workers.</summary>
public sealed class HostileFilesTests
{
    // A tenth of what `./dev long` gives them.
    private static readonly int Files = int.Parse(Environment.GetEnvironmentVariable("COUNTERSIGN_HOSTILE_FILES") ?? "200", CultureInfo.InvariantCulture);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_file_gets_an_answer_and_no_worker_ends_on_one()
    {
        using var workers = new Workers(NullLogger<Workers>.Instance);
        var refused = new List<string>();
        for (var number = 0; number < Files; number++)
        {
            var (name, bytes) = HostileFile.Number(number);
            if (await Given(workers, name, bytes) is { } sentence && sentence.StartsWith("The file could not be read safely", StringComparison.Ordinal))
            {
                refused.Add(name);
            }
        }

        Assert.Empty(refused);
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
            ".csv" => Sentence(await text.Read(name + ".txt", bytes, Ct)),
            ".zip" => Sentence(await workers.Do(EvidenceCheck.Task, bytes, Ct)) ?? Sentence(await text.Read(name + ".docx", bytes, Ct)),
            _ => Sentence(await workers.Do(PictureTask.Clean, bytes, Ct)),
        };
    }

    private static string? Sentence<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused(var why) ? why.Sentence : null;
}
