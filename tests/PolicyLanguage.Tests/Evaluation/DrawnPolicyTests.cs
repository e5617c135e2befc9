using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Evaluation;

public class DrawnPolicyTests
{
    private const int Policies = 400;

    private const int QuestionsEach = 25;

    private const string Front = "---\npolicy: drawn\ntitle: Drawn by lot\nwhen silent: headteacher\nwhen unknown: headteacher\n---\n## 0.1 Roles\n```role headteacher\ncalled headteacher\n```\n```role manager\ncalled manager\n```\n```words w\nfact sibling; implies family; asks Are you their sibling?\nfact helpers; counts helpers; asks How many helpers are there?\ndate end of the contract; asks When did the contract end?\n```\n";

    [Fact]
    public void The_engine_agrees_with_an_evaluator_written_from_the_manual()
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < Policies; seed++)
        {
            var draw = new Random(seed);
            var rules = DrawnRule.Draw(draw);
            var policy = Read(rules.Select(rule => rule.Text));
            for (var i = 0; i < QuestionsEach; i++)
            {
                var question = DrawnQuestion.Draw(draw, rules);

                var answer = Words.Of(Ask(policy, question));

                var expected = ManualEvaluator.Verdict(rules, question);
                Assert.True(answer == expected, $"seed {seed}: {question.Text} is {answer}, expected {expected}\n{string.Join('\n', rules.Select(rule => rule.Text))}");
                seen.Add(answer);
            }
        }

        Assert.Equal(Enum.GetValues<Verdict>().Select(Words.Of).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Shuffled_rules_and_lines_answer_the_same()
    {
        for (var seed = 0; seed < Policies; seed++)
        {
            var draw = new Random(seed);
            var rules = DrawnRule.Draw(draw);
            var policy = Read(rules.Select(rule => rule.Text));
            var texts = rules.Select(rule => rule.Shuffled(draw)).ToArray();
            draw.Shuffle(texts);
            var shuffled = Read(texts);
            for (var i = 0; i < QuestionsEach; i++)
            {
                var question = DrawnQuestion.Draw(draw, rules);

                var (before, after) = (Whole(policy, question), Whole(shuffled, question));

                Assert.True(before == after, $"seed {seed}: {question.Text}\n{before}\n{after}");
            }
        }
    }

    [Fact]
    public void One_more_forbid_never_makes_an_answer_allowed()
    {
        for (var seed = 0; seed < Policies; seed++)
        {
            var draw = new Random(seed);
            var rules = DrawnRule.Draw(draw);
            var extra = DrawnRule.DrawOne(draw, 99, "forbid", []);
            var (policy, stricter) = (Read(rules.Select(rule => rule.Text)), Read(rules.Append(extra).Select(rule => rule.Text)));
            for (var i = 0; i < QuestionsEach; i++)
            {
                var question = DrawnQuestion.Draw(draw, rules);

                var (before, after) = (Ask(policy, question), Ask(stricter, question));

                Assert.True(after is not (Verdict.Allowed or Verdict.AllowedOnce) || after == before, $"seed {seed}: {question.Text} was {before} and is {after}\n{extra.Text}");
            }
        }
    }

    private static PolicyDocument Read(IEnumerable<string> rules) => PolicyTexts.Read(Front + string.Join('\n', rules));

    private static Verdict Ask(PolicyDocument policy, DrawnQuestion question) => Answer(policy, question).Verdict;

    private static string Whole(PolicyDocument policy, DrawnQuestion question)
    {
        var answer = Answer(policy, question);
        return $"{answer.Verdict} {answer.Change} {answer.Decider} {answer.Because} {string.Join(", ", answer.Signatures)} / {string.Join(", ", answer.Duties.Select(duty => $"{duty}").Order(StringComparer.Ordinal))} / {string.Join(", ", answer.Missing.Select(fact => fact.Name).Order(StringComparer.Ordinal))} / {string.Join(", ", answer.Clauses.Select(clause => $"{clause.Clause} {clause.Part}").Order(StringComparer.Ordinal))}";
    }

    private static Answer Answer(PolicyDocument policy, DrawnQuestion question) =>
        policy.Ask(QuestionReader.Read(policy, question.Text) is { Question: { } read } ? read : throw new InvalidDataException(question.Text));
}
