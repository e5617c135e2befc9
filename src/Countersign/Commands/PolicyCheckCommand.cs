using System.CommandLine;
using Countersign.PolicyLanguage;
using Countersign.PolicyLanguage.Analysing;

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

        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        foreach (var document in documents)
        {
            var findings = Analysis.Of(document, today, floor);
            foreach (var finding in findings)
            {
                Console.WriteLine($"{document.Path}:{finding.Line}: {finding.Name}: {finding.Message}");
                Console.WriteLine(finding.Situation is { } situation ? $"  situation: {situation.Sentence}\n  help: {finding.CouldDo}" : $"  help: {finding.CouldDo}");
            }

            Console.WriteLine($"{document.Path}: {document.Clauses.Count} clauses, {document.Rules.Count} rules, {document.Procedures.Count} procedures, {document.Examples.Count} examples, no errors, {findings.Count} {(findings.Count == 1 ? "finding" : "findings")}");
        }

        return 0;
    }

    private static bool Floor(string? path, out PolicyDocument? floor)
    {
        var problems = new List<Problem>();
        floor = path is null ? null : PolicyFiles.Read(path, problems);
        problems.ForEach(Console.Error.WriteLine);
        return problems.Count == 0;
    }
}
