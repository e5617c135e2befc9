using Countersign.PolicyLanguage;
using Countersign.PolicyLanguage.Linting;

namespace PolicyLanguage.Tests;

/// <summary>What readers of the five founding texts found wrong with them, and where our documents show it.</summary>
public class FoundingDefectsTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly Dictionary<string, IReadOnlyList<Finding>> Found = [];

    [Theory]
    [InlineData("school", "A.s4", FindingKind.BarredAndProvidedFor, "clause B.s1")]
    [InlineData("school", "B.g.rep", FindingKind.UnevenLists, "`current pupil` is missing here and stands in the list of clause A.g.rep")]
    [InlineData("school", "B.g.rep", FindingKind.UnevenLists, "`Safeguarding` is missing here")]
    [InlineData("school", "B.g2", FindingKind.NobodyNamed, "whether the check or the permission comes first")]
    [InlineData("school", "X.4", FindingKind.TwoRoutes, "by the whistleblowing procedure as well")]
    [InlineData("federation", "2.1", FindingKind.ManyRecipients, "concerns go 5 ways")]
    [InlineData("federation", "2.4", FindingKind.TwoStrengths, "saying who one is")]
    [InlineData("federation", "2.4", FindingKind.Settled, "clause 3.2 say different things of `judge a colleague`")]
    [InlineData("federation", "2.1", FindingKind.JudgeOfOwnWork, "the senior authoriser both approves and looks into")]
    [InlineData("federation", "2.1", FindingKind.NobodyNamed, "where the report is about the senior authoriser")]
    [InlineData("primary", "7.1-6", FindingKind.Settled, "clause 9.3 say different things of `connect`")]
    [InlineData("primary", "7.1-9", FindingKind.Settled, "8.6 gives the school sites of its own to fill")]
    [InlineData("primary", "7.1-2", FindingKind.BothAtOnce, "a parent helper may have a current pupil at home")]
    [InlineData("primary", "6.1", FindingKind.PartOfGroup, "is for teacher or support staff")]
    [InlineData("trust", "6.1", FindingKind.OpenBesideBounded, "what clause 7.3 allows only where")]
    [InlineData("trust", "4", FindingKind.EmptyPromise, "business")]
    [InlineData("trust", "3.1-1", FindingKind.SettingOpen, "which relatives count as family")]
    [InlineData("trust", "1.4", FindingKind.UnevenScope, "governors are left out")]
    [InlineData("infant", "1.1", FindingKind.UnevenScope, "volunteers and casual workers are only told of the document here, and bound by clause 5.1")]
    [InlineData("infant", "6.2", FindingKind.BarredAndProvidedFor, "clause 6.1")]
    [InlineData("infant", "7.1-4", FindingKind.Settled, "2.3 takes whatever uses the school's name for professional")]
    public void A_contradiction_shows_in_our_document(string document, string clause, FindingKind kind, string says) =>
        Assert.Contains(Findings(document), finding => finding.Kind == kind && finding.Clause == clause && finding.Message.Contains(says, StringComparison.Ordinal) && finding.CouldDo.Length > 0);

    [Theory]
    [InlineData("school", "A.w3", FindingKind.ListNotGiven, "leaves its place blank")]
    [InlineData("school", null, FindingKind.MissingParticular, "no date")]
    [InlineData("school", null, FindingKind.MissingParticular, "no owner")]
    [InlineData("school", null, FindingKind.MissingParticular, "no body that ratified it")]
    [InlineData("school", null, FindingKind.MissingParticular, "no version")]
    [InlineData("federation", null, FindingKind.ReviewOverdue, "May 2023")]
    [InlineData("federation", "2.8", FindingKind.TwoNames, "acceptable-use agreements")]
    [InlineData("federation", "2.3", FindingKind.SettingOpen, "regularly and frequently")]
    [InlineData("primary", null, FindingKind.DatesDisagree, "issued in October 2023, before it is ratified in November 2023")]
    [InlineData("primary", "0.2", FindingKind.DatesDisagree, "October 2023 and November 2023")]
    [InlineData("primary", null, FindingKind.ReviewOverdue, "November 2024")]
    [InlineData("trust", null, FindingKind.ReviewOverdue, "November 2024")]
    [InlineData("infant", null, FindingKind.MissingParticular, "no date")]
    [InlineData("infant", null, FindingKind.MissingParticular, "no version")]
    [InlineData("infant", null, FindingKind.MissingParticular, "no body that ratified it")]
    [InlineData("infant", null, FindingKind.MissingParticular, "no date for its next review")]
    [InlineData("infant", "1.2", FindingKind.StaleEdition, "the edition of 2018")]
    public void A_defect_of_the_paper_shows_in_our_document(string document, string? clause, FindingKind kind, string says) =>
        Assert.Contains(Findings(document), finding => finding.Kind == kind && finding.Clause == clause && finding.Message.Contains(says, StringComparison.Ordinal) && finding.CouldDo.Length > 0);

    [Fact]
    public void The_law_says_nothing_twice_and_leaves_nothing_open() => Assert.Empty(Findings("law/england"));

    private static IReadOnlyList<Finding> Findings(string document)
    {
        lock (Found)
        {
            if (!Found.TryGetValue(document, out var findings))
            {
                var (policy, problems) = PolicyReader.Read(document, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "policies", document + ".md")));
                findings = [.. Lint.Of(policy ?? throw new InvalidDataException(string.Join('\n', problems)), Today).Where(finding => finding.Kind != FindingKind.Consider)];
                Found[document] = findings;
            }

            return findings;
        }
    }
}
