using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Model;
using PolicyLanguage.Tests.Evaluation;

namespace PolicyLanguage.Tests.Analysis;

public class ThresholdTests
{
    private const int DaysOf400Years = 146_097;

    [Fact]
    public void On_every_day_of_400_years_a_limit_ends_where_the_naive_evaluator_says()
    {
        List<MadeRule> age = [new MadeRule(1, "forbid", null, null, [], [], [], (true, 18, null))];
        List<MadeRule> years = [new MadeRule(1, "forbid", null, null, [], [], [], (true, null, 3))];

        var wrong = Enumerable.Range(0, DaysOf400Years).AsParallel().Select(number => new DateOnly(1700, 3, 1).AddDays(number)).Where(day =>
        {
            var (adult, free) = (new Threshold(18, DayAfter: false).FreeDay(day), new Threshold(3, DayAfter: true).FreeDay(day));
            return Naive(age, day, adult.AddDays(-1)) != Verdict.Forbidden || Naive(age, day, adult) != Verdict.Silent || Naive(years, day, free.AddDays(-1)) != Verdict.Forbidden || Naive(years, day, free) != Verdict.Silent;
        }).ToList();

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2024-02-29")]
    [InlineData("2025-03-01")]
    [InlineData("2025-09-01")]
    [InlineData("2026-07-20")]
    [InlineData("2026-07-21")]
    public void Somebody_can_be_found_for_every_case_on_every_kind_of_day(string day)
    {
        var today = SituationSpace.AskedOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        var births = new Thresholds(DateFact.Birth, [new Threshold(16, false), new Threshold(18, false), new Threshold(19, false)]);
        var leavings = new Thresholds(DateFact.Leaving, [new Threshold(0, true), new Threshold(2, true), new Threshold(3, false), new Threshold(3, true)]);
        var asked = QuestionTexts.Policy("### 1.2 A\n\n```rule r\nforbid staff to connect\n```\n").Ask("staff to connect").Question;

        Assert.All(Enumerable.Range(0, births.Count), value => Assert.Equal(value, births.CaseOf(births.Put(asked, value, today))));
        Assert.All(Enumerable.Range(0, leavings.Count), value => Assert.Equal(value, leavings.CaseOf(leavings.Put(asked, value, today))));
    }

    private static Verdict Naive(List<MadeRule> rules, DateOnly from, DateOnly asked) => NaiveEvaluator.Answer(rules, new MadeQuestion(null, null, [], from, from, asked, false));
}
