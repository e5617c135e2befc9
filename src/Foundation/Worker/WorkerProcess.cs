using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Countersign.Foundation.Worker;

/// <summary>One worker, seen from the program that started it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int MostTasks = 200;

    private static readonly TimeSpan StartAtMost = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private int tasks;
    private bool ended;
    private long usedAt = Environment.TickCount64;

    private WorkerProcess(Process process) => this.process = process;

    /// <summary>Whether it may be given another file: it lives, and has neither done so much nor grown so large that a new one is better.</summary>
    public bool IsFit => !process.HasExited
        && tasks < MostTasks
        && PeakResident <= WorkerProgram.MostResident
        && TimeSpan.FromMilliseconds(Environment.TickCount64 - usedAt) < WorkerLoop.IdleAtMost / 2;

    /// <summary>The most that it has had in memory so far, in bytes; 0 where it has ended.</summary>
    public long PeakResident
    {
        get
        {
            process.Refresh();
            return process.HasExited ? 0 : process.PeakWorkingSet64;
        }
    }

    /// <summary>Whether it ended on its last file by itself, having answered others: it may have been worn, and the file harmless.</summary>
    public bool MayHaveBeenWorn { get; private set; }

    /// <summary>What the last file took of a processor; not known where the worker ended on it.</summary>
    public TimeSpan LastWork { get; private set; }

    /// <summary>A worker that waits for work; null where none can be started.</summary>
    public static async Task<WorkerProcess?> Start(WorkerProgram program, CancellationToken ct)
    {
        WorkerProcess worker;
        try
        {
            worker = new WorkerProcess(Process.Start(program.ToStart())!);
        }
        catch (Win32Exception)
        {
            return null;
        }

        // What it says when it breaks can hold words of the file, so nobody reads it.
        _ = worker.process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        if (await worker.Within(StartAtMost, () => Frames.Read(worker.Output, 0, CancellationToken.None), ct) is not null)
        {
            return worker;
        }

        worker.Dispose();
        ct.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>What the task answers; null where the worker ended on it, took too long or was not asked to the end. It is of no use then.</summary>
    public async Task<byte[]?> Ask(WorkerTask task, ReadOnlyMemory<byte> given, CancellationToken ct)
    {
        tasks++;
        var before = Worked();
        var answer = await Within(task.AtMost, () => Exchange(task, given), ct);
        LastWork = Worked() - before;
        usedAt = Environment.TickCount64;
        MayHaveBeenWorn = answer is null && tasks > 1 && !ended;
        return answer;
    }

    public void Dispose()
    {
        End();
        process.StandardInput.BaseStream.Dispose();
        Output.Dispose();
        process.Dispose();
    }

    private Stream Output => process.StandardOutput.BaseStream;

    private async Task<byte[]?> Exchange(WorkerTask task, ReadOnlyMemory<byte> given)
    {
        var input = process.StandardInput.BaseStream;
        await Frames.Write(input, Encoding.UTF8.GetBytes(task.Name), CancellationToken.None);
        await Frames.Write(input, given, CancellationToken.None);
        return await Frames.Read(Output, Frames.MostAnswered, CancellationToken.None);
    }

    private TimeSpan Worked()
    {
        process.Refresh();
        try
        {
            return process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime;
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            return TimeSpan.Zero;
        }
    }

    // A pipe does not give up waiting when it is told to; it does when the process at its other end has gone.
    private async Task<byte[]?> Within(TimeSpan atMost, Func<Task<byte[]?>> exchange, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(atMost);
        await using var end = limit.Token.Register(End);
        try
        {
            return await exchange();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void End()
    {
        ended = true;
        try
        {
            process.Kill();
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
    }
}
