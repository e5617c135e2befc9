using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Countersign.Foundation.Worker;

/// <summary>
/// The workers of this program. The first starts when the first file comes; two at most work at once, and whoever comes meanwhile waits, though not
/// for ever. A file on which a worker ends is refused, and the next one gets a new worker. Where the worker had answered others it may have been worn by
/// them, so the file goes once to a fresh one first.
/// </summary>
public sealed partial class Workers : IDisposable
{
    private const int AtOnce = 2;

    private const int MostWaiting = 20;

    private static readonly TimeSpan WaitAtMost = TimeSpan.FromSeconds(20);

    private static readonly Refusal Busy = new("Many files are being read at this moment. Wait a minute and try again");

    private static readonly Refusal Unsafe = new(
        "The file could not be read safely, so nothing was taken from it. Copy what it holds into a new file and try again");

    private static readonly Refusal NoWorker = new(
        "Files cannot be read at the moment, through no fault of yours. Try again later, and tell whoever looks after Countersign if it stays so");

    private readonly SemaphoreSlim places = new(AtOnce);
    private readonly ConcurrentStack<WorkerProcess> waiting = [];
    private readonly WorkerProgram program;
    private readonly ILogger<Workers> log;
    private int asking;
    private int started;

    public Workers(ILogger<Workers> log)
        : this(log, WorkerProgram.Ours())
    {
    }

    internal Workers(ILogger<Workers> log, WorkerProgram program) => (this.log, this.program) = (log, program);

    /// <summary>The most that any worker has had in memory after a file that it answered, in bytes; also one that was ended for that.</summary>
    internal long PeakResident { get; private set; }

    /// <summary>The most that a file which was answered has taken of a processor: it does not grow where others keep the machine busy.</summary>
    internal TimeSpan MostWork { get; private set; }

    /// <summary>How many workers were started.</summary>
    internal int Started => started;

    /// <summary>What the process of a worker does: one task after the other, from its input to its output, until its input ends.</summary>
    public static Task<int> Serve(IReadOnlyList<WorkerTask> tasks) => WorkerLoop.Run(tasks);

    /// <summary>What the task answers about the bytes, or one sentence for the person who brought them.</summary>
    public async Task<Outcome<TAnswer>> Do<TAnswer>(WorkerTask<TAnswer> task, ReadOnlyMemory<byte> given, CancellationToken ct)
        where TAnswer : class
    {
        if (given.Length > Frames.MostGiven)
        {
            return Unsafe;
        }

        try
        {
            if (Interlocked.Increment(ref asking) > AtOnce + MostWaiting || !await places.WaitAsync(WaitAtMost, ct))
            {
                return Busy;
            }

            try
            {
                return await Ask(task, given, ct);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref asking);
        }
    }

    public void Dispose()
    {
        while (waiting.TryPop(out var worker))
        {
            worker.Dispose();
        }

        places.Dispose();
    }

    private async Task<Outcome<TAnswer>> Ask<TAnswer>(WorkerTask<TAnswer> task, ReadOnlyMemory<byte> given, CancellationToken ct)
        where TAnswer : class
    {
        if (await Next(ct) is not { } worker)
        {
            NotStarted(log);
            return NoWorker;
        }

        var bytes = await worker.Ask(task, given, ct);
        if (worker.MayHaveBeenWorn && await Fresh(ct) is { } fresh)
        {
            worker.Dispose();
            worker = fresh;
            bytes = await worker.Ask(task, given, ct);
        }

        var answer = bytes is null ? null : task.Read(bytes);
        if (answer is not null)
        {
            Note(worker);
        }

        if (answer is not null && worker.IsFit)
        {
            waiting.Push(worker);
        }
        else
        {
            worker.Dispose();
        }

        ct.ThrowIfCancellationRequested();
        if (answer is null)
        {
            Ended(log, task.Name);
            return Unsafe;
        }

        return answer;
    }

    private void Note(WorkerProcess worker)
    {
        lock (waiting)
        {
            PeakResident = Math.Max(PeakResident, worker.PeakResident);
            MostWork = worker.LastWork > MostWork ? worker.LastWork : MostWork;
        }
    }

    private async Task<WorkerProcess?> Next(CancellationToken ct)
    {
        while (waiting.TryPop(out var worker))
        {
            if (worker.IsFit)
            {
                return worker;
            }

            worker.Dispose();
        }

        return await Fresh(ct);
    }

    private Task<WorkerProcess?> Fresh(CancellationToken ct)
    {
        Interlocked.Increment(ref started);
        return WorkerProcess.Start(program, ct);
    }

    [LoggerMessage(LogLevel.Warning, "A file ended the worker that read it or took too long ({Task}); it was refused")]
    private static partial void Ended(ILogger log, string task);

    [LoggerMessage(LogLevel.Error, "No worker process could be started, so no uploaded file can be read")]
    private static partial void NotStarted(ILogger log);
}
