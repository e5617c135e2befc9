using Countersign.PolicyLanguage;
using Countersign.PolicyLanguage.Linting;

namespace Countersign.Commands;

/// <summary>Words what governors may want to look at in a document that has no errors.</summary>
internal static class PolicyFindings
{
    /// <summary>Place, sentence and what could be done, and at the end how many. Findings never make a check fail.</summary>
    public static IEnumerable<string> Lines(PolicyDocument document, DateOnly today)
    {
        var findings = Lint.Of(document, today);
        var open = findings.Count(finding => finding.Kind == FindingKind.Consider);
        return [.. findings.Select(finding => Line(document, finding)), $"{document.Path}: {findings.Count - open} warnings, {open} matters to consider"];
    }

    private static string Line(PolicyDocument document, Finding finding)
    {
        var word = finding.Kind == FindingKind.Consider ? "to consider" : "warning";
        return $"{document.Path}:{finding.Line}: {word}: {(finding.Clause is null ? "" : $"clause {finding.Clause}: ")}{finding.Message}\n  governors could {finding.CouldDo}";
    }
}
