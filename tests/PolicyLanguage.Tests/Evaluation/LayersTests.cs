using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Evaluation;

public class LayersTests
{
    private const string ForbidConnect = "forbid staff to connect\nwith a current pupil\nthen decline";

    private const string AllowConnect = "allow staff to connect\nwith a current pupil\nthen keep it short";

    private const string Connect = "staff to connect with a current pupil";

    [Theory]
    [InlineData(ForbidConnect, AllowConnect, Verdict.Forbidden, "decline")]
    [InlineData(AllowConnect, ForbidConnect, Verdict.Forbidden, "decline")]
    [InlineData("advise against staff to connect", "allow staff to connect", Verdict.AdvisedAgainst, "")]
    [InlineData("allow staff to connect", "leave to judgement staff to connect\nby the headteacher", Verdict.Judgement, "")]
    [InlineData("leave to judgement staff to connect\nby the headteacher", "allow staff to connect\nneeds approval by the headteacher", Verdict.Judgement, "")]
    [InlineData("leave outside staff to connect", "allow staff to connect", Verdict.Allowed, "")]
    [InlineData("whenever staff to connect\nthen tell the office", ForbidConnect, Verdict.Forbidden, "tell the office, decline")]
    public void The_weightier_verdict_stands_whichever_layer_it_comes_from(string trust, string school, Verdict verdict, string duties)
    {
        var answer = Ask(Connect, Trust(trust), School(school));

        Assert.Equal(verdict, answer.Verdict);
        Assert.Equal(duties, string.Join(", ", answer.Duties));
    }

    [Fact]
    public void Every_clause_names_the_document_in_which_it_stands()
    {
        var layers = new PolicyLayers(School(AllowConnect), Trust(ForbidConnect));
        var answer = layers.Ask(layers.Read(Connect).Question!);

        Assert.Equal([("trust", "2.1", ClausePart.Decisive), ("school", "2.1", ClausePart.Overridden)], answer.Clauses.Select(clause => (clause.Document, clause.Clause, clause.Part)));
        Assert.Equal(["trust", "school"], answer.Sources.Select(source => source.Document));
        Assert.Contains("The trust, clause 2.1 Connections: this decides", AnswerText.Render(layers, answer));
        Assert.Contains("The school, clause 2.1 Connections: this applies too", AnswerText.Render(layers, answer));
    }

    [Fact]
    public void A_layer_that_is_silent_changes_nothing()
    {
        Assert.Equal(Verdict.Forbidden, Ask(Connect, Trust("forbid staff to publish"), School(ForbidConnect)).Verdict);
        Assert.Equal(Verdict.Forbidden, Ask(Connect, Trust(ForbidConnect), School("forbid staff to publish")).Verdict);
        Assert.Equal(Verdict.Allowed, Ask(Connect, Trust("forbid staff to publish"), School(AllowConnect)).Verdict);
    }

    [Fact]
    public void Where_all_layers_are_silent_the_lowest_says_who_is_asked()
    {
        var answer = Ask("staff to use the logo", Law("forbid staff to publish"), Trust(ForbidConnect), School(AllowConnect));

        Assert.Equal(Verdict.Silent, answer.Verdict);
        Assert.Equal("headteacher", answer.Decider);
        Assert.Equal("school", answer.Document);
    }

    [Fact]
    public void A_rule_that_schools_may_vary_gives_way_to_what_the_school_says()
    {
        var answer = Ask(Connect, Trust(ForbidConnect + "\nschools may vary"), School(AllowConnect));

        Assert.Equal(Verdict.Allowed, answer.Verdict);
        Assert.Equal(["keep it short"], answer.Duties.Select(duty => duty.ToString()));
        Assert.Contains(answer.Clauses, clause => clause is { Document: "trust", Part: ClausePart.Overridden });
    }

    [Theory]
    [InlineData("allow staff to publish")]
    [InlineData("whenever staff to connect\nthen tell the office")]
    public void A_rule_that_schools_may_vary_stands_where_the_school_gives_no_verdict(string school)
    {
        Assert.Equal(Verdict.Forbidden, Ask(Connect, Trust(ForbidConnect + "\nschools may vary"), School(school)).Verdict);
    }

    [Fact]
    public void Another_rule_of_the_trust_stays_a_floor_beside_one_that_may_vary()
    {
        var trust = Read("trust", "layer: trust\n", ForbidConnect + "\nschools may vary", "leave to judgement staff to connect\nby the headteacher");

        Assert.Equal(Verdict.Judgement, Ask(Connect, trust, School(AllowConnect)).Verdict);
    }

    [Fact]
    public void The_law_replaces_the_verdict_and_the_duties_of_the_layers_below()
    {
        var law = Law("whenever staff to remove content\nwhen authorised\noverrides\nthen keep a copy first");
        var school = School("forbid staff to remove content\nthen delete it at once");

        var answer = Ask("staff to remove content, authorised", law, Trust("whenever staff to remove content\nthen tell the office"), school);

        Assert.Equal(Verdict.ToDo, answer.Verdict);
        Assert.Equal(["keep a copy first"], answer.Duties.Select(duty => duty.ToString()));
        Assert.Equal([("law", ClausePart.AddsDuty), ("trust", ClausePart.Overridden), ("school", ClausePart.Overridden)], answer.Clauses.Select(clause => (clause.Document, clause.Part)));
    }

    [Fact]
    public void A_report_that_the_law_protects_needs_nobodys_leave()
    {
        var law = Law("allow staff to raise a concern\noverrides");

        var answer = Ask("teacher to raise a concern", law, School("allow staff to raise a concern\nneeds approval by the headteacher"));

        Assert.Equal(Verdict.Allowed, answer.Verdict);
        Assert.Empty(answer.Signatures);
    }

    [Fact]
    public void The_law_without_overrides_is_a_floor_like_any_other()
    {
        Assert.Equal(Verdict.Forbidden, Ask(Connect, Law(AllowConnect), School(ForbidConnect)).Verdict);
        Assert.Equal(Verdict.Forbidden, Ask(Connect, Law(ForbidConnect), School(AllowConnect)).Verdict);
    }

    [Fact]
    public void A_fact_on_which_the_law_turns_is_asked_even_where_the_policy_forbids()
    {
        var layers = (PolicyDocument[])[Law("allow staff to raise a concern\nwhen authorised\noverrides"), School("forbid staff to raise a concern")];

        var asked = Ask("staff to raise a concern", layers);

        Assert.Equal(Verdict.NeedsFacts, asked.Verdict);
        Assert.Equal(["authorised"], asked.Missing.Select(missing => missing.Name));
        Assert.Equal(Verdict.Allowed, Ask("staff to raise a concern, authorised", layers).Verdict);
        Assert.Equal(Verdict.Forbidden, Ask("staff to raise a concern, not authorised", layers).Verdict);
        Assert.Equal(Verdict.Judgement, Ask("staff to raise a concern, authorised unknown", layers).Verdict);
    }

    [Fact]
    public void Each_document_counts_years_in_its_own_way()
    {
        var trust = Read("trust", "layer: trust\nyears end: before the day\n", "forbid staff to connect\nwith a former pupil\nuntil 3 years after leaving");
        var school = School("forbid staff to connect\nwith a former pupil\nuntil 3 years after leaving");

        var answer = Ask("staff to connect with a former pupil, left 2021-07-20, asked 2024-07-20", trust, school);

        Assert.Equal(Verdict.Forbidden, answer.Verdict);
        Assert.Equal(new DateOnly(2024, 7, 21), answer.Change!.On);
        Assert.Equal([("school", ClausePart.Decisive)], answer.Clauses.Select(clause => (clause.Document, clause.Part)));
    }

    [Fact]
    public void A_word_that_the_upper_document_lacks_is_read_as_its_nearest_wider_word()
    {
        var school = Read("school", "", "allow learning mentor to connect", "", "words more", "actor learning mentor; is teaching assistant\nfact old friends; is other relationship; asks Were you friends before?");

        Assert.Equal(Verdict.Forbidden, Ask("learning mentor to connect with a current pupil", Trust(ForbidConnect), school).Verdict);
        Assert.Equal(Verdict.Allowed, Ask("learning mentor to connect with a current pupil, old friends", Trust(ForbidConnect + "\nunless other relationship"), school).Verdict);
        Assert.Equal(Verdict.NeedsFacts, Ask("learning mentor to connect with a current pupil, not old friends", Trust(ForbidConnect + "\nunless other relationship"), school).Verdict);
    }

    [Fact]
    public void A_layer_without_any_word_for_it_is_silent()
    {
        var school = Read("school", "", "allow chaplain to connect", "", "words more", "actor chaplain");

        Assert.Equal(Verdict.Allowed, Ask("chaplain to connect with a current pupil", Trust(ForbidConnect), school).Verdict);
    }

    [Fact]
    public void A_rule_about_anybody_keeps_its_force_over_a_counterpart_that_only_the_school_names()
    {
        var school = Read("school", "", "allow staff to connect", "", "words more", "counterpart exchange partner");

        Assert.Equal(Verdict.Forbidden, Ask("staff to connect with an exchange partner", Trust("forbid staff to connect"), school).Verdict);
        Assert.Equal(Verdict.Allowed, Ask("staff to connect with an exchange partner", Trust(ForbidConnect), school).Verdict);
    }

    [Fact]
    public void A_fact_that_only_the_upper_document_knows_can_be_said_in_the_question()
    {
        var trust = Read("trust", "layer: trust\n", "forbid staff to connect\nunless board agreed", "", "words more", "fact board agreed; asks Has the board agreed?");

        Assert.Equal(["board agreed"], Ask("staff to connect", trust, School(AllowConnect.Replace("\nwith a current pupil", "", StringComparison.Ordinal))).Missing.Select(missing => missing.Name));
        Assert.Equal(Verdict.Allowed, Ask("staff to connect, board agreed", trust, School("allow staff to connect")).Verdict);
    }

    [Fact]
    public void One_document_alone_answers_as_it_does_by_itself()
    {
        var school = School(ForbidConnect);
        var alone = school.Ask(Connect);

        var layered = Ask(Connect, school);

        Assert.Equal(AnswerText.Render(school, alone), AnswerText.Render(school, layered));
    }

    [Fact]
    public void Two_documents_for_one_place_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PolicyLayers(School(ForbidConnect), School(AllowConnect)));
        Assert.Throws<ArgumentException>(() => new PolicyLayers(Trust(ForbidConnect), Read("federation", "layer: federation\n", AllowConnect)));
        Assert.Throws<ArgumentException>(() => new PolicyLayers());
    }

    private static Answer Ask(string text, params PolicyDocument[] documents)
    {
        var layers = new PolicyLayers(documents);
        var (question, misread) = layers.Read(text);
        Assert.Null(misread);
        return layers.Ask(question!);
    }

    private static PolicyDocument Law(string rule) => Read("law", "layer: law\n", rule);

    private static PolicyDocument Trust(string rule) => Read("trust", "layer: trust\n", rule);

    private static PolicyDocument School(string rule) => Read("school", "", rule);

    private static PolicyDocument Read(string id, string front, string rule, string more = "", string extra = "", string lines = "")
    {
        var blocks = $"```rule one\n{rule}\n```\n" + (more.Length > 0 ? $"```rule two\n{more}\n```\n" : "") + (extra.Length > 0 ? $"```{extra}\n{lines}\n```\n" : "");
        var text = $"---\npolicy: {id}\ntitle: The {id}\n{front}when silent: headteacher\nwhen unknown: headteacher\n---\n## 1.1 Roles\n```role head\ncalled headteacher\n```\n## 2.1 Connections\n{blocks}";
        return PolicyTexts.Read(text, $"{id}.md");
    }
}
