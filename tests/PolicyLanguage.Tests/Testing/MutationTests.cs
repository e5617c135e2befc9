using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Testing;

namespace PolicyLanguage.Tests.Testing;

public class MutationTests
{
    private const string Clause = """
        ### 2.9 Former pupils

        ```rule 2.9-wait
        forbid    staff to connect
        with      a former pupil
        until     the later of 3 years after leaving and age 18
        unless    family
        then      decline
        ```
        ```rule 2.9-free
        allow     staff to connect
        with      a former pupil
        ```
        ```ask 2.9-birthday-before
        staff to connect with a former pupil, born 2006-03-10, left 2020-07-17, asked 2024-03-09, not family
        = forbidden, until 2024-03-10, decline, clause 2.9
        ```
        ```ask 2.9-birthday
        staff to connect with a former pupil, born 2006-03-10, left 2020-07-17, asked 2024-03-10, not family
        = allowed
        ```
        ```ask 2.9-three-years-before
        staff to connect with a former pupil, born 2000-03-10, left 2020-07-17, asked 2023-07-17, not family
        = forbidden, until 2023-07-18
        ```
        ```ask 2.9-three-years
        staff to connect with a former pupil, born 2000-03-10, left 2020-07-17, asked 2023-07-18, not family
        = allowed
        ```
        ```ask 2.9-family
        staff to connect with a former pupil, born 2006-03-10, left 2020-07-17, asked 2024-03-09, family
        = allowed
        ```
        ```ask 2.9-pupil
        staff to connect with a current pupil, born 2006-03-10, left 2020-07-17, asked 2024-03-09, not family
        = silent
        ```
        """;

    [Fact]
    public void Examples_on_both_sides_of_every_limit_notice_every_break()
    {
        var runs = Mutations.Of(QuestionTexts.Policy(Clause)).Select(Mutations.Run).ToList();

        Assert.Equal(17, runs.Count);
        Assert.Empty(runs.Where(run => run.KilledBy is null).Select(run => $"{run.Mutant.Rule.Id} {run.Mutant.Broken}"));
    }

    [Theory]
    [InlineData("2.9-family", "without `unless family`")]
    [InlineData("2.9-pupil", "without `with former pupil`")]
    [InlineData("2.9-birthday-before", "with 17 years from birth in the place of 18")]
    [InlineData("2.9-three-years-before", "with 2 years from leaving in the place of 3")]
    public void Without_its_example_a_break_goes_unnoticed(string example, string broken)
    {
        var policy = QuestionTexts.Policy(Clause);

        var runs = Mutations.Of(policy with { Examples = [.. policy.Examples.Where(one => one.Id != example)] }).Select(Mutations.Run);

        Assert.Contains(broken, runs.Where(run => run.KilledBy is null).Select(run => run.Mutant.Broken));
    }

    [Theory]
    [InlineData("federation.md")]
    [InlineData("infant.md")]
    [InlineData("primary.md")]
    [InlineData("school.md")]
    [InlineData("trust.md")]
    [InlineData("law/england.md")]
    [InlineData("law/northern-ireland.md")]
    [InlineData("law/scotland.md")]
    [InlineData("law/wales.md")]
    public void Every_break_of_the_documents_that_come_with_the_program_is_noticed_or_changes_no_answer_at_all(string name)
    {
        var document = PolicyTexts.Beside(Path.Combine("policies", name));

        var unnoticed = Mutations.Of(document).Select(Mutations.Run).Where(run => run.KilledBy is null && !Mutations.ChangesNothing(document, run.Mutant, new DateOnly(2026, 11, 21)));

        Assert.Empty(unnoticed.Select(run => $"{run.Mutant.Rule.Id} {run.Mutant.Broken}"));
    }

    [Fact]
    public void A_break_that_another_rule_makes_up_for_changes_no_answer()
    {
        var policy = QuestionTexts.Policy(Clause);
        var runs = Mutations.Of(policy).ToList();

        var changing = runs.Where(mutant => !Mutations.ChangesNothing(policy, mutant, new DateOnly(2026, 11, 21)));
        var twice = policy with { Rules = [.. policy.Rules, policy.Rules[1] with { Id = "2.9-again" }] };

        Assert.Equal(runs.Count, changing.Count());
        Assert.True(Mutations.ChangesNothing(twice, Mutations.Of(twice).First(mutant => mutant is { Rule.Id: "2.9-again", Broken: "taken out" }), new DateOnly(2026, 11, 21)));
    }

    [Fact]
    public void A_break_leaves_the_document_itself_as_it_was()
    {
        var policy = QuestionTexts.Policy(Clause);

        var mutants = Mutations.Of(policy).ToList();

        Assert.Equal(2, policy.Rules.Count);
        Assert.All(PolicyTest.Run(policy), run => Assert.Null(run.Differs));
        Assert.Contains(mutants, mutant => mutant.Document.Rules.Count == 1);
    }
}
