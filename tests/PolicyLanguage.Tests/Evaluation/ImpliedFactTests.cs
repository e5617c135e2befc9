using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Evaluation;

/// <summary>Facts that imply one another: who is somebody's own child is family.</summary>
public class ImpliedFactTests
{
    private const string Words = "### 2 Words\n```words w\nfact own child; implies family; asks Is it your own child?\n```\n";

    private const string Bar = "```rule bar\nforbid staff to connect\nunless family\n```\n";

    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly PolicyDocument Document = QuestionTexts.Policy(Words + Bar + """
        ```rule child
        allow staff to connect
        when own child
        ```
        ```rule other
        advise against staff to connect
        when family
        unless own child
        ```
        """ + "\n");

    [Theory]
    [InlineData("", Verdict.NeedsFacts)]
    [InlineData(", own child", Verdict.Allowed)]
    [InlineData(", not own child", Verdict.NeedsFacts)]
    [InlineData(", family", Verdict.NeedsFacts)]
    [InlineData(", family, not own child", Verdict.AdvisedAgainst)]
    [InlineData(", not family", Verdict.Forbidden)]
    [InlineData(", family unknown", Verdict.NeedsFacts)]
    [InlineData(", family unknown, not own child", Verdict.Judgement)]
    [InlineData(", family unknown, own child", Verdict.Allowed)]
    public void What_follows_from_what_was_said_is_not_asked(string facts, Verdict verdict)
    {
        var question = QuestionReader.Read(Document, "staff to connect" + facts).Question!;
        var compiled = Document.Compile();

        Assert.Equal(verdict, Document.Ask(question).Verdict);
        Assert.Equal(verdict, compiled.Verdict(compiled.Encode(question)));
    }

    [Fact]
    public void What_is_asked_is_what_still_matters_and_what_is_told_is_what_was_said()
    {
        Assert.Equal(["family"], QuestionTexts.Policy(Words + Bar).Ask("staff to connect").Missing.Select(missing => missing.Name));
        Assert.Equal(["own child"], Document.Ask("staff to connect, family").Missing.Select(missing => missing.Name));
        Assert.Contains("own child", Document.Ask("staff to connect, own child").FactsUsed);
        Assert.Contains("not family", Document.Ask("staff to connect, not family").FactsUsed);
    }

    [Fact]
    public void Facts_imply_one_another_through_others_and_in_any_order()
    {
        var policy = QuestionTexts.Policy("### 2 Words\n```words w\nfact twin; implies sibling; asks Are you twins?\nfact sibling; implies family; asks Are you siblings?\n```\n" + Bar);

        Assert.Equal(["sibling", "family"], policy.Vocabulary.Find(WordKind.Fact, "twin")!.Implies);
        Assert.Equal(Verdict.Silent, policy.Ask("staff to connect, twin").Verdict);
    }

    [Fact]
    public void A_line_may_say_it_of_core_words()
    {
        var policy = QuestionTexts.Policy("### 2 Words\n```words w\nfact break; implies working hours\n```\n```rule r\nforbid staff to browse\nwhen working hours\n```\n");

        Assert.Equal(Verdict.Forbidden, policy.Ask("staff to browse, break").Verdict);
    }

    [Fact]
    public void The_law_hears_the_narrower_fact_as_the_wider_and_its_denial_not_at_all()
    {
        var law = QuestionTexts.Policy("```rule law\nforbid staff to connect\nunless family\n```\n", "layer: law");
        var layers = new PolicyLayers(law, QuestionTexts.Policy(Words));

        Assert.Equal(Verdict.Silent, layers.Ask(layers.Read("staff to connect, own child").Question!).Verdict);
        Assert.Equal(Verdict.NeedsFacts, layers.Ask(layers.Read("staff to connect, not own child").Question!).Verdict);
    }

    [Fact]
    public void No_finding_and_no_difference_is_shown_by_what_cannot_be()
    {
        var changed = QuestionTexts.Policy(Words + Bar + "```rule child\nforbid staff to connect\nwhen own child\n```\n");

        var difference = PolicyDifference.Between(Document, changed, Today);

        Assert.NotEmpty(difference.Answers);
        Assert.All(difference.Answers, one => Assert.NotNull(QuestionReader.Read(Document, one.Situation.Text).Question));
        Assert.All(PolicyAnalysis.Of(Document, Today), finding => Assert.DoesNotContain("own child, not family", $"{finding.Situation?.Text}", StringComparison.Ordinal));
        Assert.True(PolicyDifference.Between(Document, Document, Today).IsNone);
    }

    [Fact]
    public void That_facts_imply_one_another_is_a_difference_itself()
    {
        var apart = QuestionTexts.Policy(Words.Replace("implies family; ", "is family; ", StringComparison.Ordinal) + Bar);

        Assert.NotEmpty(PolicyDifference.Between(apart, QuestionTexts.Policy(Words + Bar + "```rule r\nallow staff to connect\nwhen own child\n```\n"), Today).Answers);
        Assert.Contains("\"implies\"", PolicyJson.Of(Document), StringComparison.Ordinal);
    }

    [Fact]
    public void A_school_is_not_looser_where_its_facts_imply_those_of_its_trust()
    {
        var trust = QuestionTexts.Policy("```rule bar\nforbid staff to connect\nunless family\n```\n", "layer: trust");
        var school = QuestionTexts.Policy(Words + "```rule child\nallow staff to connect\nwhen own child\n```\n");

        Assert.DoesNotContain(PolicyAnalysis.Of(school, Today, trust), finding => finding.Kind == FindingKind.LooserThanAbove);
    }
}
