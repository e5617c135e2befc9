using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Evaluation;

public class DateTests
{
    private static readonly PolicyDocument LaterOf = Waits("the later of 3 years after leaving and age 18");

    [Theory]
    [InlineData("born 2006-03-10, left 2020-07-17, asked 2024-03-09", Verdict.Forbidden, "2024-03-10")]
    [InlineData("born 2006-03-10, left 2020-07-17, asked 2024-03-10", Verdict.Allowed, null)]
    [InlineData("born 2006-03-10, left 2020-07-17, asked 2024-03-11", Verdict.Allowed, null)]
    [InlineData("born 2003-05-01, left 2021-07-20, asked 2024-07-19", Verdict.Forbidden, "2024-07-21")]
    [InlineData("born 2003-05-01, left 2021-07-20, asked 2024-07-20", Verdict.Forbidden, "2024-07-21")]
    [InlineData("born 2003-05-01, left 2021-07-20, asked 2024-07-21", Verdict.Allowed, null)]
    [InlineData("born 2008-02-29, left 2019-07-19, asked 2026-02-28", Verdict.Forbidden, "2026-03-01")]
    [InlineData("born 2008-02-29, left 2019-07-19, asked 2026-03-01", Verdict.Allowed, null)]
    [InlineData("born 1990-01-01, left 2020-02-29, asked 2023-03-01", Verdict.Forbidden, "2023-03-02")]
    [InlineData("born 1990-01-01, left 2020-02-29, asked 2023-03-02", Verdict.Allowed, null)]
    public void A_bar_until_the_later_of_two_ends_on_the_later_free_day(string facts, Verdict verdict, string? changes)
    {
        var answer = LaterOf.Ask("staff to connect with a former pupil, " + facts);

        Assert.Equal(verdict, answer.Verdict);
        Assert.Equal(changes, answer.Change?.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Somebody_born_on_29_February_is_of_age_on_that_day_in_a_leap_year()
    {
        var policy = Waits("age 20");

        Assert.Equal(Verdict.Forbidden, policy.Ask("staff to connect with a former pupil, born 2004-02-29, asked 2024-02-28").Verdict);
        Assert.Equal(Verdict.Allowed, policy.Ask("staff to connect with a former pupil, born 2004-02-29, asked 2024-02-29").Verdict);
    }

    [Theory]
    [InlineData("left 2020-07-17, asked 2024-03-09", "birth date")]
    [InlineData("born 2006-03-10, asked 2024-03-10", "leaving date")]
    [InlineData("born 2003-05-01, left 2021-07-20", "date")]
    public void A_missing_date_that_decides_is_asked_and_nothing_else_is(string facts, string needed)
    {
        var answer = LaterOf.Ask("staff to connect with a former pupil, " + facts);

        Assert.Equal(Verdict.NeedsFacts, answer.Verdict);
        Assert.Equal([needed], answer.Missing.Select(missing => missing.Name));
    }

    [Theory]
    [InlineData("Aged 15", 15, null)]
    [InlineData("aged 15, aged 15", 15, null)]
    [InlineData("LEFT 2 years ago", null, 2)]
    public void Years_are_read_whatever_the_case_of_the_letters(string facts, int? aged, int? leftYearsAgo)
    {
        var question = QuestionReader.Read(LaterOf, "staff to connect with a former pupil, " + facts).Question!;

        Assert.Equal((aged, leftYearsAgo), (question.Aged, question.LeftYearsAgo));
    }

    [Theory]
    [InlineData("aged 15, aged 25", "`aged` is given twice")]
    [InlineData("left 2 years ago, Left 4 years ago", "`left … years ago` is given twice")]
    public void Years_given_twice_are_an_error_where_they_differ(string facts, string problem) =>
        Assert.Equal(problem, QuestionReader.Read(LaterOf, "staff to connect with a former pupil, " + facts).Misread!.Message);

    [Theory]
    [InlineData("born 0001-01-01, left 0001-01-01, asked 0001-01-01")]
    [InlineData("born 9998-02-28, left 9998-12-31, asked 2026-11-21")]
    public void Dates_at_the_ends_of_the_calendar_do_not_break_an_answer(string facts) =>
        Assert.Equal(Verdict.Forbidden, LaterOf.Ask("staff to connect with a former pupil, " + facts).Verdict);

    [Fact]
    public void A_date_that_cannot_decide_is_not_asked()
    {
        Assert.Equal(Verdict.Forbidden, LaterOf.Ask("staff to connect with a former pupil, left 2022-07-20, asked 2024-03-09").Verdict);
        Assert.Equal(Verdict.Forbidden, LaterOf.Ask("staff to connect with a former pupil, left 2022-07-20, asked 2024-03-09, birth date unknown").Verdict);
    }

    [Fact]
    public void A_date_that_nobody_can_tell_leads_to_a_person()
    {
        var answer = LaterOf.Ask("staff to connect with a former pupil, left 2020-07-20, asked 2025-09-01, birth date unknown");

        Assert.Equal(Verdict.Judgement, answer.Verdict);
        Assert.Equal("senior authoriser", answer.Decider);
    }

    [Fact]
    public void The_earlier_of_two_ends_on_the_earlier_free_day()
    {
        var policy = Waits("the earlier of 3 years after leaving and age 18");

        Assert.Equal(Verdict.Forbidden, policy.Ask("staff to connect with a former pupil, born 2006-03-10, left 2020-07-17, asked 2023-07-17").Verdict);
        Assert.Equal(Verdict.Allowed, policy.Ask("staff to connect with a former pupil, born 2006-03-10, left 2020-07-17, asked 2023-07-18").Verdict);
    }

    private static PolicyDocument Waits(string until) => QuestionTexts.Policy($"""
        ### 2.9 Former pupils

        ```rule 2.9-wait
        forbid staff to connect
        with a former pupil
        until {until}
        ```
        ```rule 2.9-free
        allow staff to connect
        with a former pupil
        ```
        """);
}
