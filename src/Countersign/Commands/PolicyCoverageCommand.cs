using System.CommandLine;
using Countersign.Commands.Traceability;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Commands;

/// <summary>Says of every row of obligations what carries it, and ends badly where a row is not accounted for.</summary>
internal static class PolicyCoverageCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("folder") { Description = "the folder of the policy documents, with a folder `coverage` in it" };
        var command = new Command("coverage", "say what carries every row of obligations of each document in a folder") { folder };
        command.SetAction(line => Run(line.GetRequiredValue(folder)));
        return command;
    }

    private static int Run(string folder)
    {
        var problems = new List<Problem>();
        var reports = Check(folder, problems);
        foreach (var report in reports)
        {
            foreach (var row in report.Rows)
            {
                Console.WriteLine(CoverageText.Row(report, row));
            }
        }

        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        foreach (var report in reports)
        {
            Console.WriteLine(CoverageText.Summary(report));
        }

        Console.WriteLine(CoverageText.Total(reports));
        return problems.Count == 0 ? 0 : 1;
    }

    private static List<CoverageReport> Check(string folder, List<Problem> problems)
    {
        var files = new CoverageFiles(folder, problems);
        var (rows, served) = (files.Rows(), files.Served());
        if (problems.Count > 0)
        {
            return [];
        }

        // A document that cannot be read still owes its rows, so that the total never looks whole without it.
        var reports = rows.Select(expected => files.Check(expected, served) ?? new CoverageReport(expected, [], [])).ToList();
        problems.AddRange(reports.SelectMany(report => report.Problems));
        return reports;
    }
}
