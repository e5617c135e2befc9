using System.Diagnostics;
using System.Text;

namespace Countersign.Foundation.Worker;

/// <summary>What a worker process does: one task after the other, from its input to its output, until its input ends.</summary>
internal static class WorkerLoop
{
    /// <summary>Without work for so long it ends by itself; whoever started it no longer gives it any well before.</summary>
    internal static readonly TimeSpan IdleAtMost = TimeSpan.FromMinutes(10);

    public static async Task<int> Run(IReadOnlyList<WorkerTask> tasks)
    {
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();

        // The output belongs to the answers.
        Console.SetOut(TextWriter.Null);

        // Should the program that started it be killed in the middle of a task, nobody is left to end one that goes on for ever.
        await using var watch = new Timer(static _ => Process.GetCurrentProcess().Kill());
        await Frames.Write(output, ReadOnlyMemory<byte>.Empty, CancellationToken.None);
        while (true)
        {
            watch.Change(IdleAtMost, Timeout.InfiniteTimeSpan);
            if (await Frames.Read(input, Frames.MostName, CancellationToken.None) is not { } name
                || await Frames.Read(input, Frames.MostGiven, CancellationToken.None) is not { } given)
            {
                return 0;
            }

            var task = tasks.Single(known => known.Name == Encoding.UTF8.GetString(name));
            watch.Change(task.AtMost * 2, Timeout.InfiniteTimeSpan);
            await Frames.Write(output, task.Run(given), CancellationToken.None);
        }
    }
}
