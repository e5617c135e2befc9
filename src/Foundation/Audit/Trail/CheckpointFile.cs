using System.Text;
using Countersign.Foundation.Files;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>
/// A file of checkpoints, one a line: the one in the data folder, or a copy that was kept elsewhere. It only ever grows; each node of several
/// keeps one of its own, and brings it up to date whenever it looks at the chains.
/// </summary>
internal sealed class CheckpointFile(string path)
{
    // Far more than the longest line: a checkpoint of a thousand schools takes 130,000 bytes.
    private const int Tail = 4_000_000;

    public string Path { get; } = path;

    public string Name => System.IO.Path.GetFileName(Path);

    public bool Exists => File.Exists(Path);

    public static CheckpointFile In(CountersignSettings settings) => new(System.IO.Path.Combine(settings.DataFolder, "checkpoints.jsonl"));

    /// <summary>The lines of the file, from the first; null for one that is no checkpoint.</summary>
    public async IAsyncEnumerable<Checkpoint?> Read([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (!Exists)
        {
            yield break;
        }

        await foreach (var line in File.ReadLinesAsync(Path, ct))
        {
            yield return Checkpoint.FromLine(line);
        }
    }

    /// <summary>Adds those of the checkpoints that the file does not hold yet.</summary>
    /// <param name="made">All that there are, in order.</param>
    public async Task CatchUp(IReadOnlyList<Checkpoint> made, CancellationToken ct)
    {
        var last = await LastRound(ct);
        var lines = string.Concat(made.Where(checkpoint => checkpoint.Round > last).Select(checkpoint => checkpoint.ToLine() + "\n"));
        if (lines.Length > 0)
        {
            await using var copy = PrivateFiles.Open(Path, FileMode.Append);
            await copy.WriteAsync(Encoding.UTF8.GetBytes(lines), ct);
        }
    }

    /// <summary>The file without the checkpoints that came after that round.</summary>
    public async Task<byte[]> Until(long round, CancellationToken ct)
    {
        var kept = new StringBuilder();
        await foreach (var line in Exists ? File.ReadLinesAsync(Path, ct) : AsyncEnumerable.Empty<string>())
        {
            kept.Append(Checkpoint.FromLine(line) is { } made && made.Round > round ? null : line + "\n");
        }

        return Encoding.UTF8.GetBytes(kept.ToString());
    }

    // A line without its end was cut off while it was written, and the checkpoint was not kept: it goes.
    private async Task<long> LastRound(CancellationToken ct)
    {
        if (!Exists)
        {
            return 0;
        }

        await using var file = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        file.Position = Math.Max(0, file.Length - Tail);
        var bytes = new byte[file.Length - file.Position];
        await file.ReadExactlyAsync(bytes, ct);
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        file.SetLength(file.Length - (bytes.Length - whole));
        var before = whole == 0 ? 0 : bytes.AsSpan(0, whole - 1).LastIndexOf((byte)'\n') + 1;
        return whole == 0 ? 0 : Checkpoint.FromLine(Encoding.UTF8.GetString(bytes.AsSpan(before, whole - 1 - before)))?.Round ?? 0;
    }
}
