using System.Text;
using Countersign.PolicyLanguage.Testing;

namespace PolicyLanguage.Tests.Testing;

public class AcceptingTests
{
    private const string Clause = """
        ### 2.9 Former pupils

        ```rule 2.9-wait
        forbid    staff to connect
        with      a former pupil
        until     age 18
        then      decline
        ```
        ```rule 2.9-elsewhere
        forbid    pupil to post
        then decline
        ```
        ```ask 2.9-young
        staff to connect with a former pupil, born 2006-03-10, asked 2024-03-09
        = forbidden, until 2024-03-10, decline, clause 2.9
        ```
        """;

    [Theory]
    [InlineData("until     age 18", "until     age 19", "forbidden, until 2025-03-10, decline, clause 2.9")]
    [InlineData("then      decline", "then      report to the headteacher within 1 school day", "forbidden, until 2024-03-10, report to the headteacher within 1 school day, clause 2.9")]
    [InlineData("forbid    staff to connect\nwith      a former pupil\nuntil     age 18\nthen      decline", "allow     staff to connect", "allowed, clause 2.9")]
    [InlineData("forbid    staff to connect\nwith      a former pupil\nuntil     age 18\nthen      decline", "allow     staff to connect\nneeds     a check by a colleague, then approval by the headteacher", "allowed once: a check by a colleague, then approval by the headteacher, clause 2.9")]
    [InlineData("forbid    staff to connect\nwith      a former pupil\nuntil     age 18\nthen      decline", "leave to judgement staff to connect\nby        headteacher", "judgement, by the headteacher, clause 2.9")]
    [InlineData("until     age 18", "until     age 18\nwhen      family", "needs family, clause 2.9")]
    public void A_new_answer_is_written_as_closely_as_the_one_before(string from, string to, string expected)
    {
        var text = Clause.ReplaceLineEndings("\n");
        Assert.Contains(from, text, StringComparison.Ordinal);

        var run = Assert.Single(PolicyTest.Run(QuestionTexts.Policy(text.Replace(from, to, StringComparison.Ordinal))));

        Assert.Equal(expected, PolicyTest.Accepting(run).Text);
    }

    [Theory]
    [InlineData("federation")]
    [InlineData("infant")]
    [InlineData("primary")]
    [InlineData("school")]
    [InlineData("trust")]
    public void Whatever_a_changed_rule_answers_can_be_written_and_then_holds(string name)
    {
        var policy = PolicyTexts.Shipped(name);
        var accepted = 0;
        foreach (var mutant in Mutations.Of(policy).Where((_, place) => place % 17 == 0))
        {
            var failing = PolicyTest.Run(mutant.Document).Where(run => run.Differs is not null).ToList();
            var lines = Encoding.UTF8.GetString(PolicyTexts.ShippedBytes(name)).ReplaceLineEndings("\n").Split('\n');
            foreach (var run in failing)
            {
                lines[Array.FindIndex(lines, run.Example.Line, line => line.StartsWith('='))] = "= " + PolicyTest.Accepting(run).Text;
            }

            var again = PolicyTexts.Read(string.Join('\n', lines)).Examples.ToDictionary(example => example.Id, example => example.Expected);
            Assert.All(failing, run => Assert.Null(again[run.Example.Id].Differs(run.Answer)));
            accepted += failing.Count;
        }

        Assert.InRange(accepted, 5, int.MaxValue);
    }
}
