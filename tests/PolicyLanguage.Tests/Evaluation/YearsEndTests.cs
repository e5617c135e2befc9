using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Evaluation;

public class YearsEndTests
{
    private static readonly PolicyDocument WithTheDay = Policy("with the day");

    private static readonly PolicyDocument BeforeTheDay = Policy("before the day");

    [Theory]
    [InlineData("left 2021-07-20, asked 2024-07-19", Verdict.Forbidden, Verdict.Forbidden)]
    [InlineData("left 2021-07-20, asked 2024-07-20", Verdict.Forbidden, Verdict.Allowed)]
    [InlineData("left 2021-07-20, asked 2024-07-21", Verdict.Allowed, Verdict.Allowed)]
    [InlineData("left 2020-02-29, asked 2023-02-28", Verdict.Forbidden, Verdict.Forbidden)]
    [InlineData("left 2020-02-29, asked 2023-03-01", Verdict.Forbidden, Verdict.Allowed)]
    [InlineData("left 2020-02-29, asked 2023-03-02", Verdict.Allowed, Verdict.Allowed)]
    [InlineData("left 3 years ago, asked 2023-03-02", Verdict.NeedsFacts, Verdict.NeedsFacts)]
    public void The_first_free_day_is_the_one_the_document_chose(string facts, Verdict with, Verdict before)
    {
        var question = "staff to connect with a former pupil, " + facts;

        Assert.Equal(with, WithTheDay.Ask(question).Verdict);
        Assert.Equal(before, BeforeTheDay.Ask(question).Verdict);
    }

    [Fact]
    public void The_answer_states_the_convention_where_it_decides_and_only_there()
    {
        const string dated = "staff to connect with a former pupil, left 2021-07-20, asked 2024-07-20";

        Assert.EndsWith("so the first free day is the day after.", WithTheDay.Ask(dated).DayCount);
        Assert.EndsWith("which is the first free day.", BeforeTheDay.Ask(dated).DayCount);
        Assert.Contains("which is the first free day.", AnswerText.Render(BeforeTheDay, BeforeTheDay.Ask(dated)));
        Assert.Null(BeforeTheDay.Ask("staff to connect with a colleague, asked 2024-07-20").DayCount);
    }

    [Fact]
    public void The_day_the_answer_changes_is_the_first_free_day()
    {
        const string question = "staff to connect with a former pupil, left 2021-07-20, asked 2024-01-01";

        Assert.Equal(new DateOnly(2024, 7, 21), WithTheDay.Ask(question).Change!.On);
        Assert.Equal(new DateOnly(2024, 7, 20), BeforeTheDay.Ask(question).Change!.On);
    }

    [Fact]
    public void The_compiled_verdict_counts_the_same_way_on_every_day_around_the_limit()
    {
        foreach (var policy in (PolicyDocument[])[WithTheDay, BeforeTheDay])
        {
            var compiled = policy.Compile();
            for (var leap = 2019; leap < 2024; leap++)
            {
                var left = new DateOnly(leap, 2, 27);
                for (var i = 0; i < 16; i++)
                {
                    var text = $"staff to connect with a former pupil, left {left.AddDays(i % 4):yyyy-MM-dd}, asked {Calendar.Anniversary(left, 3).AddDays(i / 4):yyyy-MM-dd}";
                    var question = QuestionReader.Read(policy, text).Question!;

                    Assert.Equal(policy.Ask(question).Verdict, compiled.Verdict(compiled.Encode(question)));
                }
            }
        }
    }

    private static PolicyDocument Policy(string ends) => QuestionTexts.Policy(
        """
        ### 2.9 Former pupils

        ```rule 2.9-wait
        forbid staff to connect
        with a former pupil
        until 3 years after leaving
        ```
        ```rule 2.9-free
        allow staff to connect
        with a former pupil
        ```
        """,
        $"years end: {ends}\n");
}
