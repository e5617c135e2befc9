using System.Text.Json;
using Countersign.Foundation.Worker;

namespace Countersign.Posts.Evidence;

/// <summary>What an evidence file proves.</summary>
/// <param name="Holds">What was found to hold, in sentences, up to the first thing that does not.</param>
/// <param name="Wrong">The first thing that does not hold; null where everything does.</param>
public sealed record EvidenceVerdict(IReadOnlyList<string> Holds, string? Wrong);

/// <summary>Reads an evidence file without a server or a database, and says what it proves. The file is opened in a worker alone.</summary>
public static class EvidenceCheck
{
    /// <summary>Ten pictures of the size that the noticeboard takes, and room for what is said of them.</summary>
    public const int MostBytes = 100_000_000;

    internal static readonly WorkerTask<EvidenceVerdict> Task = new(
        "evidence",
        TimeSpan.FromSeconds(15),
        static bytes => Read(new MemoryStream(bytes)),
        static verdict => verdict.Holds is not null && !verdict.Holds.Contains(null!));

    private const string TooLarge = "The file is larger than evidence can be";

    public static async Task<Outcome<EvidenceVerdict>> Verify(Workers workers, FileInfo file, CancellationToken ct) =>
        file.Length > MostBytes
            ? new EvidenceVerdict([], TooLarge)
            : await workers.Do(Task, await File.ReadAllBytesAsync(file.FullName, ct), ct);

    /// <summary>Never throws for what a file can hold: what cannot be read does not hold.</summary>
    internal static EvidenceVerdict Read(Stream file)
    {
        var holds = new List<string>();
        try
        {
            return new EvidenceVerdict(holds, UnpackedEvidence.Of(file) is { } entries ? new EvidenceReading(entries, holds).Wrong() : TooLarge);
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or FormatException or ArgumentException or IOException
            or KeyNotFoundException or InvalidOperationException)
        {
            return new EvidenceVerdict(holds, "The file is no evidence file of this program, or is broken");
        }
    }
}
