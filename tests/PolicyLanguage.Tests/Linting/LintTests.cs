using Countersign.PolicyLanguage.Linting;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Linting;

public class LintTests
{
    private const string Everything = """
        ## 9 The rest

        Records have a retention of a year. Concerns are told within 24 hours, to the designated officer where one is needed and to the
        designated safeguarding lead. Passwords change when somebody leaves. A deputy stands in. Whoever is barred may appeal. WhatsApp
        counts as social media, and so does a deepfake. Pictures have captions. A helpline answers at weekends. A livestream needs leave.
        Nothing is advertised.
        """;

    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly FindingKind[] GivenByTheAnalysis =
        [FindingKind.Conflict, FindingKind.Gap, FindingKind.DeadRule, FindingKind.IdleException, FindingKind.LooserThanAbove, FindingKind.IdleExample];

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "lint");

    public static TheoryData<string> Samples => [.. Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_shows_its_findings_and_no_other(string name)
    {
        var found = string.Concat(Findings(name).Select(Told));
        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "../../../lint", name + ".txt"), found);
        }

        Assert.Equal(File.ReadAllText(Path.Combine(Folder, name + ".txt")), found);
    }

    private static readonly FindingKind[] OfAnalysis = [FindingKind.Conflict, FindingKind.Gap, FindingKind.DeadRule, FindingKind.IdleException, FindingKind.LooserThanAbove, FindingKind.IdleExample];

    [Fact]
    public void Every_kind_of_finding_has_a_sample()
    {
        var shown = Samples.SelectMany(sample => Findings(sample.Data)).Select(finding => finding.Kind).ToHashSet();

        Assert.Empty(Enum.GetValues<FindingKind>().Except(shown).Except([FindingKind.Consider, .. OfAnalysis]));
        Assert.Empty(Findings("nothing-to-find"));
    }

    [Fact]
    public void A_document_that_speaks_of_every_matter_is_asked_to_consider_none()
    {
        var policy = QuestionTexts.Policy(Everything);

        var open = Lint.Of(policy, Today).Where(finding => finding.Kind == FindingKind.Consider);

        Assert.Empty(open.Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("have a retention of", "have a length of", "the document does not say how long records are kept")]
    [InlineData("24 hours", "a while", "the document does not say within how many hours a concern is reported")]
    [InlineData("A livestream needs leave.", "", "the document does not say anything about live video")]
    [InlineData("WhatsApp", "Everything else", "the document does not say anything about private messaging apps by name")]
    public void A_matter_that_is_left_out_is_one_to_consider_and_never_a_rule(string said, string unsaid, string expected)
    {
        var policy = QuestionTexts.Policy(Everything.Replace(said, unsaid, StringComparison.Ordinal));

        var open = Lint.Of(policy, Today).Where(finding => finding.Kind == FindingKind.Consider);

        Assert.Equal(expected, Assert.Single(open).Message);
    }

    [Theory]
    [InlineData("2026-10-31", false)]
    [InlineData("2026-11-01", true)]
    public void A_month_without_a_day_lasts_until_its_last(string today, bool overdue)
    {
        var policy = Read("review-overdue");

        var found = Lint.Of(policy, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Any(finding => finding.Kind == FindingKind.ReviewOverdue && finding.Clause is null);

        Assert.Equal(overdue, found);
    }

    [Theory]
    [InlineData("2026-08-31", false)]
    [InlineData("2026-09-01", true)]
    public void A_yearly_edition_grows_stale_in_the_month_of_the_next(string today, bool stale)
    {
        var policy = QuestionTexts.Policy("## 9 Statutes\n\nWe follow KCSIE 2025.\n");

        var found = Lint.Of(policy, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Any(finding => finding.Kind == FindingKind.StaleEdition);

        Assert.Equal(stale, found);
    }

    [Fact]
    public void The_line_of_a_finding_is_the_line_of_the_text()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "placeholders.md"));

        var found = Findings("placeholders");

        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.Contains(finding.Message.Split('`')[1], lines[finding.Line - 1], StringComparison.Ordinal));
    }

    private static List<Finding> Findings(string name) => [.. Lint.Of(Read(name), Today).Where(finding => finding.Kind != FindingKind.Consider)];

    private static string Told(Finding finding) => $"{finding.Line} {finding.Kind}{(finding.Clause is null ? "" : $" in {finding.Clause}")}: {finding.Message}\n  {finding.CouldDo}\n";

    private static PolicyDocument Read(string name) => PolicyTexts.Read(File.ReadAllText(Path.Combine(Folder, name + ".md")), name);
}
