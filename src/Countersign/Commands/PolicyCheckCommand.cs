using System.CommandLine;
using Countersign.People.Model;
using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Linting;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Commands;

/// <summary>Says what has to be mended in policy documents, and what their authors may not have meant.</summary>
internal static class PolicyCheckCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("files") { Description = "policy documents (Markdown), or folders of them", Arity = ArgumentArity.OneOrMore };
        var above = new Option<string?>("--above") { Description = "the trust's or federation's document under which these stand" };
        var command = new Command("check", "say what has to be mended in each document, and what its authors may not have meant") { files, above };
        command.SetAction(line => Check(line.GetRequiredValue(files), line.GetValue(above)));
        return command;
    }

    /// <summary>1 where a document has an error. Findings are warnings.</summary>
    private static int Check(string[] files, string? above)
    {
        if (PolicyFiles.ReadAll(files) is not { } documents || !Floor(above, out var floor))
        {
            return 1;
        }

        var today = SchoolTime.OfThisMachine.Today(TimeProvider.System.GetUtcNow());
        foreach (var document in documents)
        {
            foreach (var line in Lines(document, today, floor))
            {
                Console.WriteLine(line);
            }
        }

        return 0;
    }

    /// <summary>Place, sentence and what could be done, and at the end how many.</summary>
    internal static IEnumerable<string> Lines(PolicyDocument document, DateOnly today, PolicyDocument? above)
    {
        List<Finding> findings = [.. PolicyAnalysis.Of(document, today, above), .. Lint.Of(document, today)];
        var open = findings.Count(finding => finding.Kind == FindingKind.Consider);
        return
        [
            .. findings.Select(finding => Line(document, finding)),
            $"{document.Path}: {document.Clauses.Count} clauses, {document.Records<Rule>().Count()} "
                + $"rules, {document.Procedures.Count} procedures, {document.Examples.Count} "
                + $"examples, no errors, {findings.Count - open} {(findings.Count - open == 1 ? "finding" : "findings")}, {open} matters to consider",
        ];
    }

    private static string Line(PolicyDocument document, Finding finding) =>
        $"{document.Path}:{finding.Line}: {finding.Name}: {(finding.Clause is null ? "" : $"clause {finding.Clause}: ")}{finding.Message}"
            + (finding.Situation is { } situation ? $"\n  situation: {situation.Sentence}" : "")
            + $"\n  governors could {finding.CouldDo}";

    private static bool Floor(string? path, out PolicyDocument? floor)
    {
        var problems = new List<Problem>();
        floor = path is null ? null : PolicyFiles.Read(path, problems);
        problems.ForEach(Console.Error.WriteLine);
        return problems.Count == 0;
    }
}
