using System.Text;
using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Linting;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Tests.Commands;

/// <summary>What is found in the documents that come with the program is what the manual lists, and nothing besides.</summary>
public sealed class PolicyFindingsTests
{
    private const string Begin = "<!-- findings: written by a test, see below -->\n";

    private const string End = "<!-- end of findings -->";

    private static readonly string[] Documents = ["school", "federation", "primary", "trust", "infant", "law/england", "law/northern-ireland", "law/scotland", "law/wales"];

    [Fact]
    public void The_findings_in_the_manual_are_those_that_the_program_makes()
    {
        var path = Path.Combine(Checkout.Root, "docs", "coverage.md");
        var expected = string.Concat(Documents.Select(Told));
        var text = File.ReadAllText(path);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            File.WriteAllText(path, text = text[..from] + expected + text[to..]);
            to = from + expected.Length;
        }

        Assert.True(text[from..to] == expected, "The findings in docs/coverage.md are stale: write them again with COUNTERSIGN_RECORD=1 dotnet run --project tests/Countersign.Tests -- --filter-class \"*PolicyFindingsTests\"");
    }

    [Fact]
    public void No_document_holds_a_conflict_a_dead_rule_or_an_exception_that_never_applies() =>
        Assert.Empty(Documents.SelectMany(name => Findings(name)).Where(finding => finding.Kind is FindingKind.Conflict or FindingKind.DeadRule or FindingKind.IdleException or FindingKind.LooserThanAbove).Select(finding => finding.Message));

    private static string Told(string name)
    {
        var findings = Findings(name);
        var told = new StringBuilder($"### {name}\n\n");
        foreach (var finding in findings.Where(finding => finding.Kind is not (FindingKind.SettingOpen or FindingKind.IdleExample)))
        {
            told.Append("- ").Append(finding.Clause is null ? "" : $"Clause {finding.Clause}: ").Append(finding.Message).Append('\n');
        }

        var open = findings.Count(finding => finding.Kind == FindingKind.SettingOpen);
        var idle = findings.Count(finding => finding.Kind == FindingKind.IdleExample);
        told.Append(open == 0 ? "" : $"- Settings that the school still has to fill in: {open}\n").Append(idle == 0 ? "" : $"- Examples that an earlier one makes superfluous: {idle}. They are worked cases or rows of the table of questions, and stay\n");
        return told.Append(findings.Count == 0 ? "Nothing.\n" : "").Append('\n').ToString();
    }

    private static List<Finding> Findings(string name)
    {
        var document = PolicyTexts.Shipped(name);
        var today = new DateOnly(2026, 11, 21);
        return [.. PolicyAnalysis.Of(document, today), .. Lint.Of(document, today).Where(finding => finding.Kind != FindingKind.Consider)];
    }
}
