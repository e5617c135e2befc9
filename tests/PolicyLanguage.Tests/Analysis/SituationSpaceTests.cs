using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using PolicyLanguage.Tests.Compilation;

namespace PolicyLanguage.Tests.Analysis;

public class SituationSpaceTests
{
    [Fact]
    public void Every_answer_of_the_space_is_that_of_the_policy_under_random_rules()
    {
        var random = new Random(11);
        var policies = Enumerable.Range(0, 60).Select(_ => PolicyTexts.Read(RandomPolicy.Text(random))).ToList();

        var differ = policies.SelectMany(policy => Differing(policy, random, 300)).Take(3);

        Assert.Empty(differ);
    }

    [Theory]
    [MemberData(nameof(CompiledPolicyTests.Documents), MemberType = typeof(CompiledPolicyTests))]
    public void Every_answer_of_the_space_is_that_of_the_policy(string path)
    {
        var policy = PolicyTexts.Beside(path);

        var differ = Differing(policy, new Random(12), 400).Take(3);

        Assert.Empty(differ);
    }

    private static IEnumerable<string> Differing(PolicyDocument policy, Random random, int questions)
    {
        var space = SituationSpace.Of(policy);
        var lens = new RuleEncoder(space, policy);
        var cells = new Dictionary<(string, string), GroupAnswers>();
        for (var number = 0; number < questions; number++)
        {
            var question = RandomQuestion.About(policy, random);
            if (!cells.TryGetValue((question.Actor.Name, question.Action.Name), out var cell))
            {
                cell = new GroupAnswers(space, lens, policy.RulesFor(question.Actor, question.Action));
                cells.Add((question.Actor.Name, question.Action.Name), cell);
            }

            var (expected, actual) = (Said(PolicyEvaluator.Decide(policy, question)), Said(space, cell, space.PointOf(question)));
            if (expected != actual)
            {
                yield return $"{expected} but {actual}: {question} {string.Join(", ", question.Facts.Select(fact => $"{fact.Key.Name} {fact.Value}"))}";
            }
        }
    }

    private static string Said(Answer answer) =>
        $"{answer.Verdict}, {answer.Decider}, {string.Join(", then ", answer.Signatures)}, {string.Join("; ", answer.Duties.Select(duty => $"{duty}").Order(StringComparer.Ordinal))}";

    private static string Said(SituationSpace space, GroupAnswers cell, int[] point)
    {
        var outcome = space.Outcomes[space.At(cell.Outcome, point)];
        return $"{outcome.Verdict}, {outcome.Decider}, {outcome.Signatures}, {string.Join("; ", cell.Duties.Where(duty => space.At(cell.Carries(duty), point) == 1).Select(duty => $"{duty}").Order(StringComparer.Ordinal))}";
    }
}
