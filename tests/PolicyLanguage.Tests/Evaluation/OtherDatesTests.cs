using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Testing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Evaluation;

/// <summary>Dates besides birth and leaving, and months as a time to wait.</summary>
public class OtherDatesTests
{
    private const string Words = "### 2 Words\n```words w\ndate end of the contract; asks When did the contract end?\n```\n";

    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly PolicyDocument Document = PolicyTexts.Beside("good/other-dates.md");

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2026-08-31", 1, "2026-09-30")]
    [InlineData("2026-06-30", 2, "2026-08-30")]
    [InlineData("2024-02-29", 11, "2025-01-29")]
    [InlineData("2024-02-29", 12, "2025-03-01")]
    [InlineData("2024-02-29", 14, "2025-04-29")]
    public void Months_end_with_the_day_of_that_number_or_with_the_month(string ended, int months, string last)
    {
        var policy = QuestionTexts.Policy($"{Words}```rule r\nforbid staff to connect\nuntil {months} months after the end of the contract\n```\n");
        var (first, day) = (DateOnly.ParseExact(ended, "yyyy-MM-dd"), DateOnly.ParseExact(last, "yyyy-MM-dd"));
        var asked = new[] { day, day.AddDays(1) }.Select(on => QuestionReader.Read(policy, $"staff to connect, end of the contract {first:yyyy-MM-dd}, asked {on:yyyy-MM-dd}").Question!).ToList();
        var compiled = policy.Compile();

        Assert.Equal([Verdict.Forbidden, Verdict.Silent], asked.Select(question => policy.Ask(question).Verdict));
        Assert.Equal([Verdict.Forbidden, Verdict.Silent], asked.Select(question => compiled.Verdict(compiled.Encode(question))));
        Assert.Equal(day.AddDays(1), policy.Ask(asked[0]).Change!.On);
    }

    [Fact]
    public void Months_after_leaving_are_counted_in_the_year_of_which_only_the_number_is_known()
    {
        var policy = QuestionTexts.Policy("```rule r\nforbid staff to connect\nuntil 18 months after leaving\n```\n");

        Assert.Equal(
            [Verdict.Forbidden, Verdict.NeedsFacts, Verdict.Silent],
            Enumerable.Range(0, 3).Select(years => policy.Ask($"staff to connect, left {years} years ago").Verdict));
    }

    [Fact]
    public void A_date_is_asked_for_as_a_date_and_told_with_its_question()
    {
        var missing = Assert.Single(Document.Ask("former employee to message a parent of a current pupil").Missing);
        var answer = Document.Ask("former employee to message a parent of a current pupil, end of the contract 2026-06-30, asked 2026-08-30");

        Assert.Equal(("end of the contract", "date", "When did the contract end?"), (missing.Name, missing.Kind, missing.Question));
        Assert.EndsWith("Months are counted alike; where a month lacks the day they end with its last.", answer.DayCount, StringComparison.Ordinal);
        Assert.Contains("When did the contract end? 30 June 2026.", AnswerText.Render(Document, answer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_is_read_back_in_English_and_in_JSON()
    {
        Assert.Equal(
            "A former employee must not message a parent of a current pupil until 2 months after the end of the contract.",
            ReadBack.Sentence(Document.Rules.Single(rule => rule.Id == "2-two-months")));
        Assert.Contains("18 months after the day on which the complaint was closed", ReadBack.Sentence(Document.Rules.Single(rule => rule.Id == "2-complaint")), StringComparison.Ordinal);
        Assert.Matches("\"from\": \"end of the contract\",\\s+\"years\": 0,\\s+\"months\": 2", PolicyJson.Of(Document));
    }

    [Fact]
    public void A_recorded_date_is_replayed()
    {
        var stricter = PolicyTexts.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "good", "other-dates.md")).Split("```ask")[0].Replace("2 months after", "3 months after", StringComparison.Ordinal));
        var question = QuestionReader.Read(Document, "former employee to message a parent of a current pupil, end of the contract 2026-06-30, asked 2026-08-31").Question!;
        var recorded = AnswerJson.Write(Document, question, Document.Ask(question)).ReplaceLineEndings("");

        var rehearsed = Rehearsal.Run(stricter, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(recorded + "\n")), Document);

        Assert.Equal((Verdict.OutOfScope, Verdict.Forbidden), (Assert.Single(rehearsed.Changes).Was, rehearsed.Changes[0].Becomes));
    }

    [Fact]
    public void A_limit_that_is_shifted_by_a_month_is_a_difference_with_a_day_that_shows_it()
    {
        var (two, three) = (Waiting(2), Waiting(3));

        var difference = Assert.Single(PolicyDifference.Between(two, three, new DateOnly(2026, 12, 31)).Answers);

        Assert.Single(difference.Situation.Question.Dates);
        Assert.Equal((Verdict.Silent, Verdict.Forbidden), (difference.Before.Verdict, difference.After.Verdict));
        Assert.Contains("the end of the contract was", difference.Example, StringComparison.Ordinal);
        Assert.Empty(PolicyDifference.Between(two, Waiting(2), Today).Answers);

        static PolicyDocument Waiting(int months) => QuestionTexts.Policy($"{Words}```rule r\nforbid staff to connect\nuntil {months} months after the end of the contract\n```\n");
    }

    [Fact]
    public void Examples_notice_when_months_are_shifted()
    {
        var shifted = Mutations.Of(Document).Where(mutant => mutant.Rule.Id == "2-two-months" && mutant.Broken.Contains("in the place of 2 months", StringComparison.Ordinal)).ToList();

        Assert.Equal(["with 1 month from end of the contract in the place of 2 months", "with 3 months from end of the contract in the place of 2 months"], shifted.Select(mutant => mutant.Broken));
        Assert.All(shifted, mutant => Assert.NotNull(Mutations.Run(mutant).KilledBy));
    }
}
