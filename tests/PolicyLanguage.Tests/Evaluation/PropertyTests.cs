using Countersign.PolicyLanguage.Model;

namespace PolicyLanguage.Tests.Evaluation;

public class PropertyTests
{
    private const int Policies = 400;

    private const int QuestionsEach = 25;

    [Fact]
    public void The_engine_agrees_with_the_naive_evaluator_at_every_limit()
    {
        var met = new HashSet<Verdict>();
        for (var seed = 0; seed < Policies; seed++)
        {
            var made = new MadePolicies(seed);
            var rules = made.Rules();
            var policy = MadePolicies.Read(rules);
            for (var i = 0; i < QuestionsEach; i++)
            {
                var question = made.Question();

                var answer = policy.Ask(MadePolicies.Text(question));

                Assert.Equal((seed, i, NaiveEvaluator.Answer(rules, question)), (seed, i, answer.Verdict));
                Assert.True(answer.Verdict != Verdict.NeedsFacts || answer.Missing.Count > 0, $"seed {seed}, question {i} needs facts and names none");
                met.Add(answer.Verdict);
            }
        }

        Assert.Equal(8, met.Count);
    }

    [Fact]
    public void The_order_of_rules_changes_nothing_in_an_answer()
    {
        for (var seed = 0; seed < Policies; seed++)
        {
            var made = new MadePolicies(seed);
            var rules = made.Rules();
            var (policy, shuffled) = (MadePolicies.Read(rules), MadePolicies.Read(made.Shuffled(rules)));
            for (var i = 0; i < QuestionsEach; i++)
            {
                var question = MadePolicies.Text(made.Question());

                var (one, other) = (policy.Ask(question), shuffled.Ask(question));

                Assert.Equal((seed, i, one.Verdict, one.Decider, one.Change), (seed, i, other.Verdict, other.Decider, other.Change));
                Assert.Equal(one.Clauses, other.Clauses);
                Assert.Equal(one.Missing, other.Missing);
                Assert.Equal(one.Signatures, other.Signatures);
            }
        }
    }

    [Fact]
    public void Adding_a_bar_never_allows_what_was_not_allowed()
    {
        var allowed = (Verdict[])[Verdict.Allowed, Verdict.AllowedOnce, Verdict.AdvisedAgainst, Verdict.OutOfScope];
        for (var seed = 0; seed < Policies; seed++)
        {
            var made = new MadePolicies(seed);
            var rules = made.Rules();
            var (before, after) = (MadePolicies.Read(rules), MadePolicies.Read([.. rules, made.Forbid(rules.Count + 1)]));
            for (var i = 0; i < QuestionsEach; i++)
            {
                var question = MadePolicies.Text(made.Question());

                var then = after.Ask(question).Verdict;

                Assert.True(!allowed.Contains(then) || then == before.Ask(question).Verdict, $"seed {seed}: {question}: {then}");
            }
        }
    }

    [Fact]
    public void An_answer_changes_on_the_day_it_says_and_not_before()
    {
        var changes = 0;
        for (var seed = 0; seed < Policies; seed++)
        {
            var made = new MadePolicies(seed);
            var rules = made.Rules();
            var policy = MadePolicies.Read(rules);
            for (var i = 0; i < QuestionsEach; i++)
            {
                var question = made.Question();
                var answer = policy.Ask(MadePolicies.Text(question));
                if (answer.Change is not { } change)
                {
                    continue;
                }

                Assert.Equal(answer.Verdict, NaiveEvaluator.Answer(rules, question with { Asked = change.On.AddDays(-1) }));
                Assert.Equal(change.Becomes, NaiveEvaluator.Answer(rules, question with { Asked = change.On }));
                Assert.NotEqual(answer.Verdict, change.Becomes);
                changes++;
            }
        }

        Assert.True(changes > 100, $"only {changes} answers changed");
    }
}
