using Countersign.Tests.Samples;

namespace Bench;

/// <summary>What text takes that is made to take long, and what twice as much of it takes.</summary>
internal static class HostileFigures
{
    public static void Print()
    {
        Console.WriteLine("## Text that is made to take long\n");
        Console.WriteLine("| what | size | ms | twice as much, ms | × |\n|---|---:|---:|---:|---:|");
        foreach (var (name, (size, reading)) in GrowingInput.Shapes)
        {
            var (once, twice) = (new Arm(name, 1, reading(size)), new Arm(name, 1, reading(2 * size)));
            Arm.Interleave(10, once, twice);
            Console.WriteLine($"| {name} | {size:N0} | {once.Nanoseconds / 1e6:N2} | {twice.Nanoseconds / 1e6:N2} | {twice.Nanoseconds / once.Nanoseconds:N1} |");
        }

        Console.WriteLine();
    }
}
