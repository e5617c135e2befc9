using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Testing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Evaluation;

/// <summary>Facts that are numbers: "at least two administrators", "five messages a day".</summary>
public class CountedFactTests
{
    private const string Words = "### 2 Words\n```words w\nfact administrators; counts administrators; asks How many administrators are there?\n```\n";

    private static readonly DateOnly Today = new(2026, 11, 29);

    private static readonly PolicyDocument Document = PolicyTexts.Beside("good/counted-facts.md");

    [Theory]
    [InlineData("", Verdict.NeedsFacts)]
    [InlineData(", administrators unknown", Verdict.Judgement)]
    [InlineData(", administrators 0", Verdict.Forbidden)]
    [InlineData(", administrators 1", Verdict.Forbidden)]
    [InlineData(", administrators 2", Verdict.Allowed)]
    [InlineData(", 2 administrators", Verdict.Allowed)]
    [InlineData(", administrators 999999", Verdict.Allowed)]
    public void Only_a_known_number_reaches_a_limit(string number, Verdict verdict)
    {
        var question = QuestionReader.Read(Document, "staff to keep an account on an official account" + number).Question!;
        var compiled = Document.Compile();

        Assert.Equal(verdict, Document.Ask(question).Verdict);
        Assert.Equal(verdict, compiled.Verdict(compiled.Encode(question)));
    }

    [Theory]
    [InlineData("unless administrators at least 3")]
    [InlineData("unless not administrators at most 2")]
    [InlineData("when administrators at most 2")]
    [InlineData("when not administrators at least 3")]
    public void At_most_two_is_that_three_are_not_reached(string line)
    {
        var policy = QuestionTexts.Policy($"{Words}```rule r\nforbid staff to keep an account\n{line}\n```\n");

        Assert.Equal(Verdict.Forbidden, policy.Ask("staff to keep an account, administrators 2").Verdict);
        Assert.Equal(Verdict.Silent, policy.Ask("staff to keep an account, administrators 3").Verdict);
    }

    [Fact]
    public void A_number_is_asked_for_as_a_number_and_told_with_its_question()
    {
        var missing = Assert.Single(Document.Ask("staff to keep an account on an official account").Missing);
        var answer = Document.Ask("staff to keep an account on an official account, administrators 1");

        Assert.Equal(("administrators", "number", "How many people administer the account?"), (missing.Name, missing.Kind, missing.Question));
        Assert.Equal("fact", Assert.Single(QuestionTexts.Policy("```rule r\nforbid staff to connect\nunless family\n```\n").Ask("staff to connect").Missing).Kind);
        Assert.Equal(["administrators 1"], answer.FactsUsed);
        Assert.Contains("How many people administer the account? 1.", AnswerText.Render(Document, answer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_is_read_back_in_English_and_in_JSON()
    {
        Assert.Equal(
            "Staff must not keep an official account, unless the number of administrators is at least 2.",
            ReadBack.Sentence(Document.Rules.Single(rule => rule.Id == "2-two")));
        Assert.Equal(
            "Staff may message a parent of a current pupil if the number of messages a day is at most 4.",
            ReadBack.Sentence(Document.Rules.Single(rule => rule.Id == "3-few")));
        Assert.Contains("\"atLeast\": 2", PolicyJson.Of(Document), StringComparison.Ordinal);
        Assert.Contains("\"counts\": \"messages a day\"", PolicyJson.Of(Document), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recorded_number_is_replayed()
    {
        var stricter = PolicyTexts.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "good", "counted-facts.md")).Replace("at least 2", "at least 3", StringComparison.Ordinal)
            .Replace("= allowed, clause 2", "= forbidden", StringComparison.Ordinal));
        var question = QuestionReader.Read(Document, "staff to keep an account on an official account, administrators 2").Question!;
        var recorded = AnswerJson.Write(Document, question, Document.Ask(question)).ReplaceLineEndings("");

        var rehearsed = Rehearsal.Run(stricter, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(recorded + "\n")), Document);

        Assert.Equal((Verdict.Allowed, Verdict.Forbidden), (Assert.Single(rehearsed.Changes).Was, rehearsed.Changes[0].Becomes));
    }

    [Fact]
    public void A_limit_that_is_shifted_is_a_difference_with_a_number_that_shows_it()
    {
        var shifted = QuestionTexts.Policy(Words + "```rule r\nforbid staff to keep an account\nunless administrators at least 3\n```\n");
        var policy = QuestionTexts.Policy(Words + "```rule r\nforbid staff to keep an account\nunless administrators at least 2\n```\n");

        var difference = Assert.Single(PolicyDifference.Between(policy, shifted, Today).Answers);

        Assert.Equal(2, Assert.Single(difference.Situation.Question.Counts).Value);
        Assert.Contains("administrators 2", difference.Situation.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_of_one_number_are_weighed_together()
    {
        // Whoever has four has two: no number leaves the second rule anything to decide.
        var policy = QuestionTexts.Policy(Words + """
            ```rule two
            forbid staff to keep an account
            when administrators at least 2
            ```
            ```rule four
            allow staff to keep an account
            when administrators at least 4
            ```
            """ + "\n");

        Assert.Contains(PolicyAnalysis.Of(policy, Today), finding => finding.Kind == FindingKind.DeadRule && finding.Message.Contains("four", StringComparison.Ordinal));
    }

    [Fact]
    public void Examples_notice_when_a_limit_is_shifted()
    {
        var shifted = Mutations.Of(Document).Where(mutant => mutant.Broken.Contains(" in the place of `administrators", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, shifted.Count);
        Assert.All(shifted, mutant => Assert.True(Mutations.Run(mutant).KilledBy is not null || Mutations.ChangesNothing(Document, mutant, Today), mutant.Broken));
    }
}
