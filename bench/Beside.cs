using System.Diagnostics;
using System.Globalization;

namespace Bench;

/// <summary>The figures of this checkout beside those of another, such as an earlier release. Both take turns, so that a busy moment meets both.</summary>
internal static class Beside
{
    private const int Rounds = 4;

    /// <param name="other">The other checkout, built for release as this one: the program and its figures.</param>
    /// <param name="section">As <c>./dev bench</c> takes it; null for all of them.</param>
    public static void Print(string repository, string other, string? section)
    {
        var (there, here) = (new Dictionary<string, double>(), new Dictionary<string, double>());
        for (var round = 0; round < Rounds; round++)
        {
            Take(there, Run(other, section));
            Take(here, Run(repository, section));
        }

        Console.WriteLine($"Least of {Rounds} runs each, in turn; the first figure of each line.\n\n| what | there | here | × |\n|---|---:|---:|---:|");
        foreach (var (what, least) in there.Where(figure => here.ContainsKey(figure.Key)))
        {
            Console.WriteLine($"| {what} | {least:N2} | {here[what]:N2} | {here[what] / least:N2} |");
        }
    }

    private static string Run(string repository, string? section)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = repository };
        start.ArgumentList.Add(Path.Combine(repository, "bench", "bin", "Release", "net10.0", "bench.dll"));
        start.ArgumentList.Add(repository);
        if (section is not null)
        {
            start.ArgumentList.Add(section);
        }

        using var run = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var printed = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return run.ExitCode == 0 ? printed : throw new InvalidOperationException($"the figures of {repository} ended with {run.ExitCode}");
    }

    // Lines of tables: a name, and the first cell after it that is a number.
    private static void Take(Dictionary<string, double> least, string printed)
    {
        foreach (var cells in printed.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)))
        {
            var figures = cells.Skip(2).Select(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out var figure) ? figure : (double?)null).OfType<double>();
            if (figures.Cast<double?>().FirstOrDefault() is { } figure)
            {
                least[cells[1]] = Math.Min(least.GetValueOrDefault(cells[1], double.MaxValue), figure);
            }
        }
    }
}
