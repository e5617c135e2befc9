using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using PolicyLanguage.Tests.Compilation;

namespace PolicyLanguage.Tests.Analysis;

public class AnalysisTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void A_bar_that_reaches_what_another_clause_allows_is_a_conflict_with_its_situation()
    {
        var finding = Assert.Single(Of(Meeting("on        an official account", "when      confidential")), finding => finding.Kind == FindingKind.Conflict);

        Assert.Equal((FindingKind.Conflict, "3.2"), (finding.Kind, finding.Clause));
        Assert.Equal("the bar `3.2-secret` also reaches what `3.1-free` of clause 3.1 allows, and the bar wins", finding.Message);
        Assert.Equal("staff to publish on an official account, confidential", finding.Situation!.Text);
        Assert.Equal("Staff to publish a post on an official account: where anything in it is confidential", finding.Situation.Sentence);
    }

    [Theory]
    [InlineData("", "when      confidential")]
    [InlineData("", "on        an official account")]
    [InlineData("when      checked", "when      checked\nwhen      confidential")]
    [InlineData("on        an official account", "on        an official account\nwhen      confidential")]
    public void A_bar_on_a_special_case_of_what_is_allowed_misleads_nobody(string permit, string bar) =>
        Assert.DoesNotContain(Of(Meeting(permit, bar)), finding => finding.Kind == FindingKind.Conflict);

    [Theory]
    [InlineData("on        an official account", "")]
    [InlineData("", "")]
    [InlineData("when      checked", "when      confidential")]
    [InlineData("with      a former pupil", "on        an official account")]
    public void A_permission_that_is_in_some_way_more_special_than_the_bar_could_mislead(string permit, string bar) =>
        Assert.Single(Of(Meeting(permit, bar)), finding => finding.Kind == FindingKind.Conflict);

    [Theory]
    [InlineData("over 3.1 because secrets outweigh everything", "when confidential")]
    [InlineData("except 3.1", "when confidential")]
    [InlineData("when confidential", "unless not confidential")]
    public void A_meeting_that_is_declared_or_excepted_is_no_conflict(string line, string other)
    {
        var findings = Of($"""
            ### 3.1 Posts

            ```rule 3.1-free
            allow     staff to publish
            {(other.StartsWith("unless", StringComparison.Ordinal) ? "when not confidential" : "when family")}
            ```
            ### 3.2 Secrets

            ```rule 3.2-secret
            forbid    staff to publish
            {line}
            {other}
            ```
            """);

        Assert.DoesNotContain(findings, finding => finding.Kind == FindingKind.Conflict);
    }

    private static string Meeting(string permit, string bar) => $"""
        ### 3.1 Posts

        ```rule 3.1-free
        allow     staff to publish
        {permit}
        ```
        ### 3.2 Secrets

        ```rule 3.2-secret
        forbid    staff to publish
        {bar}
        ```
        """;

    [Fact]
    public void Beside_a_wait_that_nothing_follows_there_is_a_gap()
    {
        var finding = Assert.Single(Of(Wait));

        Assert.Equal((FindingKind.Gap, "2.9", 20), (finding.Kind, finding.Clause, finding.Line));
        Assert.Equal("where `2.9-wait` does not apply, nothing decides, and the headteacher is asked", finding.Message);
        Assert.Equal("staff to connect with a former pupil, born 2006-09-01, asked 2026-11-21", finding.Situation!.Text);
    }

    [Fact]
    public void A_gap_that_an_example_expects_is_none()
    {
        Assert.Empty(Of(Wait + """

            ```ask 2.9-free
            staff to connect with a former pupil, aged 18
            = silent
            ```
            """));
    }

    [Theory]
    [InlineData("when family\nunless family", "the rule `2.9-dead` applies in no situation")]
    [InlineData("when family", "the rule `2.9-dead` never decides: something weightier always does, here clause 2.9")]
    public void A_rule_that_never_decides_is_dead(string lines, string message)
    {
        var findings = Of($"""
            ### 2.9 Pupils

            ```rule 2.9-bar
            forbid    staff to connect
            ```
            ```rule 2.9-dead
            allow     staff to connect
            {lines}
            ```
            """);

        Assert.Equal([message], findings.Where(finding => finding.Kind == FindingKind.DeadRule).Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("forbid staff to connect\nwhen family\nunless not family", "the exception `unless not family` of `2.9-a` holds in no situation in which the rule would apply")]
    [InlineData("forbid staff to connect\nexcept 2.8", "the exception `except 2.8` of `2.9-a` holds in no situation in which the rule would apply")]
    [InlineData("allow staff to connect\nwhen consent\nunless unsure", "the exception `unless unsure` of `2.9-a` changes no answer")]
    public void An_exception_that_never_matters_is_idle(string rule, string message)
    {
        var findings = Of($"""
            ### 2.8 Posts

            ```rule 2.8-post
            allow     staff to post
            ```
            ```rule 2.8-also
            allow     staff to connect
            when      confidential
            ```
            ```rule 2.8-doubt
            forbid    staff to connect
            when      unsure
            ```
            ### 2.9 Pupils

            ```rule 2.9-a
            {rule}
            ```
            """.Replace("allow     staff to connect\nwhen      confidential", rule.Contains("except", StringComparison.Ordinal) ? "allow     staff to publish" : "allow     staff to upload", StringComparison.Ordinal)
            .Replace("forbid    staff to connect\nwhen      unsure", rule.Contains("except", StringComparison.Ordinal) ? "forbid    staff to upload" : "forbid    staff to connect\nwhen      unsure", StringComparison.Ordinal));

        Assert.Equal([message], findings.Where(finding => finding.Kind == FindingKind.IdleException).Select(finding => finding.Message));
    }

    [Fact]
    public void An_example_is_idle_where_an_earlier_one_leads_every_line_to_the_same()
    {
        var findings = Of(Wait + """

            ```ask 2.9-young
            staff to connect with a former pupil, born 2010-01-01, asked 2026-11-21
            = forbidden, clause 2.9
            ```
            ```ask 2.9-young-too
            staff to connect with a former pupil, born 2011-01-01, asked 2026-11-21
            = forbidden
            ```
            ```ask 2.9-day-before
            staff to connect with a former pupil, born 2008-11-22, asked 2026-11-21
            = forbidden, until 2026-11-22
            ```
            ```ask 2.9-free
            staff to connect with a former pupil, aged 18
            = silent
            ```
            """);

        Assert.Equal(["the example `2.9-young-too` tests nothing that `2.9-young` on line 25 does not"], findings.Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("schools may vary", 0)]
    public void A_school_that_allows_what_its_trust_forbids_is_looser(string line, int findings)
    {
        var trust = QuestionTexts.Policy($"""
            ### 4.1 Pupils

            ```rule 4.1-bar
            forbid    staff to connect
            with      a former pupil
            {line}
            ```
            """, "layer: trust");
        var school = QuestionTexts.Policy("""
            ### 2.9 Pupils

            ```words w
            counterpart sixth former; is former pupil
            ```
            ```rule 2.9-free
            allow     staff to connect
            with      a sixth former
            ```
            ```rule 2.9-other
            forbid    staff to connect
            with      a current pupil
            ```
            """);

        var found = PolicyAnalysis.Of(school, Today, trust).Where(finding => finding.Kind == FindingKind.LooserThanAbove).ToList();

        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Equal(("2.9", "staff to connect with a sixth former"), (finding.Clause, finding.Situation!.Text)));
    }

    [Theory]
    [MemberData(nameof(CompiledPolicyTests.Documents), MemberType = typeof(CompiledPolicyTests))]
    public void Every_finding_holds_when_its_situation_is_asked(string path)
    {
        var policy = PolicyTexts.Beside(path);

        var findings = PolicyAnalysis.Of(policy, Today);

        Assert.All(findings.Where(finding => finding.Kind == FindingKind.Gap), finding => Assert.Equal(Verdict.Silent, policy.Ask(finding.Situation!.Question).Verdict));
        Assert.All(findings.Where(finding => finding.Kind == FindingKind.Conflict), finding => Assert.Equal(Verdict.Forbidden, policy.Ask(finding.Situation!.Question).Verdict));
        Assert.All(findings, finding => Assert.True(finding.Situation is null || QuestionReader.Read(policy, finding.Situation.Text).Question is not null, finding.Situation?.Text));
        Assert.True(findings.Count < 40, $"{findings.Count} findings are too many to read");
        Assert.Equal(findings, PolicyAnalysis.Of(policy, Today), (one, other) => one!.Message == other!.Message && one.Situation?.Text == other.Situation?.Text);
    }

    private const string Wait = """
        ### 2.9 Former pupils

        ```rule 2.9-wait
        forbid    staff to connect
        with      a former pupil
        until     age 18
        ```
        """;

    private static IReadOnlyList<Finding> Of(string clauses) => PolicyAnalysis.Of(QuestionTexts.Policy(clauses), Today);
}
