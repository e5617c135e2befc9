using System.Diagnostics;

namespace Bench;

/// <summary>One thing that is measured, again and again in turn with the others, so that a busy moment of the machine meets all of them.</summary>
internal sealed class Arm(string name, int operations, Action run)
{
    private double best = double.MaxValue;

    public string Name { get; } = name;

    public long Bytes { get; private set; }

    /// <summary>The least time of one operation, in nanoseconds.</summary>
    public double Nanoseconds => best;

    /// <summary>Takes turns; the first is for warming up.</summary>
    public static void Interleave(int turns, params IReadOnlyList<Arm> arms)
    {
        for (var turn = 0; turn <= turns; turn++)
        {
            foreach (var arm in arms)
            {
                arm.Turn(counts: turn > 0);
            }
        }
    }

    /// <summary>Takes in a time that another process measured, in nanoseconds for one operation.</summary>
    public void Take(double nanoseconds) => best = Math.Min(best, nanoseconds);

    private void Turn(bool counts)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        run();
        var spent = Stopwatch.GetElapsedTime(start).TotalNanoseconds / operations;
        if (counts)
        {
            (best, Bytes) = (Math.Min(best, spent), (GC.GetAllocatedBytesForCurrentThread() - before) / operations);
        }
    }
}
