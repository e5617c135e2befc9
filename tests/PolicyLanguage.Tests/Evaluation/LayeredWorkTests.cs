using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Evaluation;

public class LayeredWorkTests
{
    private const string TrustsPosts = """
        ### 3.1 Posts

        ```procedure publish
        by        manager
        check     by a colleague
        approve   by the headteacher, when controversial
        confirm   3.1 it is true
        refuse    personal opinion
        within    2 days
        ```

        """;

    private const string SchoolsPosts = """
        ### 4.1 Posts

        ```procedure publish
        approve   by the senior authoriser
        check     by a colleague
        approve   by the headteacher
        confirm   4.1 It is true
        confirm   4.1 it is kind
        within    1 day
        ```

        """;

    [Theory]
    [InlineData(Truth.True, "Approve by senior authoriser under 4.1, Check by  under 3.1, Approve by headteacher under 3.1, FinalSignOff by manager under 3.1")]
    [InlineData(Truth.False, "Approve by senior authoriser under 4.1, Check by  under 3.1, Approve by headteacher under 4.1, FinalSignOff by manager under 3.1")]
    public void One_signature_serves_both_documents_and_what_is_added_keeps_its_place(Truth controversial, string expected)
    {
        var signatures = NeededSignature.For(Layers(TrustsPosts, SchoolsPosts), NeededSignature.Publish, (_, _) => controversial, _ => false);

        Assert.Equal(expected, string.Join(", ", signatures.Select(signature => $"{signature.Said.Act} by {string.Join(" or ", signature.Said.Roles)} under {signature.Said.Clause}")));
        Assert.All(signatures, signature => Assert.NotNull(signature.Document.Clause(signature.Said.Clause!)));
    }

    [Theory]
    [InlineData("by manager\nby headteacher", "by headteacher", "headteacher")]
    [InlineData("by headteacher", "by manager\nby headteacher", "headteacher")]
    [InlineData("by headteacher", "by manager", "headteacher, then manager")]
    public void Where_one_document_lets_fewer_put_a_post_out_theirs_serves_for_both(string above, string below, string expected)
    {
        var layers = Layers($"### 3.1 P\n\n```procedure publish\n{above}\ncheck by a colleague\n```\n", $"### 4.1 P\n\n```procedure publish\n{below}\ncheck by a colleague\n```\n");

        var releases = NeededSignature.For(layers, NeededSignature.Publish, (_, _) => Truth.NotGiven, _ => false).Where(signature => signature.Said.Act == SigningAct.FinalSignOff);

        Assert.Equal(expected, string.Join(", then ", releases.Select(signature => string.Join(" or ", signature.Said.Roles))));
    }

    [Fact]
    public void Lines_to_confirm_unite_and_the_shorter_time_holds()
    {
        var procedure = Layers(TrustsPosts, SchoolsPosts).Procedure("publish")!;

        Assert.Equal([("it is true", "3.1"), ("it is kind", "4.1")], procedure.Confirmations.Select(line => (line.Said.Question, line.Said.Clause)));
        Assert.Equal(new Interval(1, IntervalUnit.Day), procedure.Within);
        Assert.True(procedure.MayRun(role => role == "manager"));
        Assert.False(procedure.MayRun(role => role == "headteacher"));
    }

    [Theory]
    [InlineData("every 1 year", "every 6 months", "4.2: every 6 months")]
    [InlineData("every 6 months", "every 1 year", "3.2: every 6 months")]
    [InlineData("every 12 months", "every 1 year", "3.2: every 12 months")]
    [InlineData("every 1 term", "every 4 months", "3.2: every 1 term; 4.2: every 4 months")]
    [InlineData("every 2 years", "every 1 term", "4.2: every 1 term")]
    [InlineData("when news arrives", "every 1 year", "4.2: every 1 year")]
    public void Of_two_cadences_the_shorter_stands(string above, string below, string expected)
    {
        var layers = Layers($"### 3.2 C\n\n```cadence a\ntask train everybody\n{above}\nfor staff\nby manager\n```\n", $"### 4.2 C\n\n```cadence b\ntask Train everybody\n{below}\nfor staff\nremind 1 week before\n```\n");

        Assert.Equal(expected, string.Join("; ", layers.Cadences.Select(one => $"{one.Said.Clause.Id}: every {one.Said.Every}")));
        Assert.Equal(above.StartsWith("when", StringComparison.Ordinal) ? ["news arrives"] : [], layers.Cadences[0].Said.When);
        Assert.Equal("manager", layers.Cadences[0].Said.By);
    }

    [Theory]
    [InlineData("", "deputy headteacher", "headteacher")]
    [InlineData("deputy senior authoriser", "deputy headteacher", "senior authoriser")]
    [InlineData("deputy senior authoriser", "", "senior authoriser")]
    public void A_deputy_is_filled_in_below_and_never_changed(string above, string below, string expected)
    {
        var layers = Layers(Role("3.3", above), Role("4.3", below));

        Assert.Equal(expected, Assert.Single(layers.Roles, role => role.Said.Name == "office manager").Said.Deputy);
    }

    [Theory]
    [InlineData("", "value 2 weeks", "2 weeks")]
    [InlineData("value 1 month", "value 2 weeks", "1 month")]
    public void A_value_is_filled_in_below_and_never_changed(string above, string below, string expected)
    {
        var layers = Layers($"### 3.4 S\n\n```setting often\nmeans often\n{above}\n```\n```cadence a\ntask look\nevery setting often\n```\n".Replace("\n\n```\n", "\n```\n", StringComparison.Ordinal), $"### 4.4 S\n\n```setting often\nmeans often\n{below}\n```\n");

        Assert.Equal(expected, Assert.Single(layers.Settings).Said.Value);
        Assert.Equal(Interval.Read(expected), layers.Every(layers.Cadences.Single().Said));
    }

    [Theory]
    [InlineData("check     by a colleague", "check     by the manager")]
    [InlineData("when controversial", "when not controversial")]
    [InlineData("3.1 it is true", "3.1 it is right")]
    [InlineData("refuse    personal opinion", "refuse    confidential")]
    [InlineData("by        manager\n", "")]
    public void A_change_of_what_stands_above_is_a_change_of_its_hash(string was, string now)
    {
        Assert.NotEqual(Above(TrustsPosts, SchoolsPosts), Above(TrustsPosts.Replace(was, now, StringComparison.Ordinal), SchoolsPosts));
    }

    [Fact]
    public void A_new_edition_above_that_changes_no_plan_leaves_the_hash_as_it_is()
    {
        var edition = TrustsPosts + "### 3.9 Logo\n\nThe logo stays with us.\n\n```rule 3.9\nforbid staff to use the logo\n```\n";

        Assert.Equal(Above(TrustsPosts, SchoolsPosts), Above(edition, SchoolsPosts));
        Assert.Equal(Above(TrustsPosts, SchoolsPosts), Above(TrustsPosts, SchoolsPosts.Replace("approve   by the senior authoriser\n", "", StringComparison.Ordinal)));
        Assert.Null(Above("", SchoolsPosts));
    }

    [Fact]
    public void A_deputy_from_above_for_a_role_that_signs_is_in_the_hash()
    {
        const string signs = "### 4.1 Posts\n\n```role office\ncalled office manager\n```\n```procedure publish\napprove by the office manager\n```\n";

        Assert.NotNull(Above(Role("3.3", "deputy headteacher"), signs));
        Assert.NotEqual(Above(Role("3.3", "deputy headteacher"), signs), Above(Role("3.3", "deputy manager"), signs));
        Assert.Null(Above(Role("3.3", ""), signs));
    }

    [Fact]
    public void A_comparison_looks_at_what_is_done_under_both_documents()
    {
        var (one, other) = (School("### 4.1 P\n\n```procedure publish\ncheck by a colleague\n```\n"), School("### 4.1 P\n\n```procedure publish\napprove by the headteacher, when controversial\n```\n"));
        var (trust, today) = (QuestionTexts.Policy(TrustsPosts, "layer: trust\n"), new DateOnly(2026, 11, 21));

        Assert.NotEmpty(PolicyDifference.Between(one, other, today).Practice);
        Assert.Empty(PolicyDifference.Between(new PolicyLayers(trust, one), new PolicyLayers(trust, other), today).Practice.Select(change => change.Sentence));
    }

    [Fact]
    public void House_rules_say_what_stands_above_and_where_and_nothing_twice()
    {
        const string route = "### 3.1 Tell\n\n```route r\nabout bullying\nto headteacher\n```\n";
        var entries = HouseRules.For(Layers(route + "```route s\nabout safeguarding\nto manager\n```\n", route), Audience.Families).SelectMany(section => section.Entries).ToList();

        Assert.Equal([("route r", null), ("route s", "above")], entries.Select(entry => (entry.Block, entry.Document)));
    }

    private static string? Above(string trust, string school) => Layers(trust, school).Procedure("publish")?.HashAbove();

    private static string Role(string clause, string line) => $"### {clause} R\n\n```role office\ncalled office manager\n{line}\n```\n".Replace("\n\n```\n", "\n```\n", StringComparison.Ordinal);

    private static PolicyDocument School(string clauses) => QuestionTexts.Policy(clauses);

    private static PolicyLayers Layers(string trust, string school)
    {
        var above = QuestionTexts.Policy(trust, "layer: trust\n");
        return new PolicyLayers(above with { Front = above.Front with { Id = "above" } }, School(school));
    }
}
