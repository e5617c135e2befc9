using System.Text;
using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace PolicyLanguage.Tests.Parsing;

public class SizeTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    public static TheoryData<string, int> Sizes => new()
    {
        { "rules", 64 },
        { "facts", 64 },
        { "counterparts", 63 },
        { "channels", 63 },
        { "actors", 63 },
        { "duties", 64 },
        { "rules with `needs`", 12 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_most_that_one_action_may_have_is_asked_analysed_compiled_and_compared(string what, int most)
    {
        var policy = PolicyTexts.Read(Text(what, most));
        var (one, other) = (policy.Rules[0].Actors[0], policy.Rules[^1].Actors[^1]);
        var question = new Question { Actor = one, AlsoAs = one == other ? [] : [other], Action = policy.Rules[0].Action };

        var answer = policy.Ask(question);
        var compiled = policy.Compile();
        var difference = PolicyDifference.Between(policy, PolicyTexts.Read(Text(what, most - 1)), Today);

        Assert.Equal(answer.Verdict, compiled.Verdict(compiled.Encode(question)));
        Assert.Contains(FindingKind.Conflict, PolicyAnalysis.Of(policy, Today).Select(finding => finding.Kind));
        Assert.NotEmpty(difference.Answers);
        Assert.True(PolicyDifference.Between(policy, policy, Today).IsNone);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void One_more_is_a_problem_at_the_rule_that_brings_it(string what, int most)
    {
        var text = Text(what, most + 1);

        var (document, problems) = PolicyReader.Read("large.md", Encoding.UTF8.GetBytes(text));

        var problem = Assert.Single(problems);
        Assert.Null(document);
        Assert.Equal(what == "rules" ? "more than 64 rules speak of `criticise the school`" : $"what stands about `criticise the school` has more than {most} {what}", problem.Message);
        Assert.Equal($"```rule r{(what.StartsWith("rules", StringComparison.Ordinal) ? most : 1)}", text.Split('\n').Take(problem.Line).Last(line => line.StartsWith("```rule", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rules_are_counted_for_the_narrowest_action_that_they_reach()
    {
        var text = Text("rules", 64).Replace("```rule r0\nforbid    staff to criticise the school", "```rule r0\nforbid    staff to carp", StringComparison.Ordinal)
            .Replace("```rule r1\n", "```rule extra\nallow     staff to criticise the school\n```\n```rule r1\n", StringComparison.Ordinal)
            .Replace("```rule r0", "```words more\naction    carp; is criticise the school\n```\n```rule r0", StringComparison.Ordinal);

        var (_, problems) = PolicyReader.Read("large.md", Encoding.UTF8.GetBytes(text));

        Assert.Equal("more than 64 rules speak of `carp`", Assert.Single(problems).Message);
    }

    [Fact]
    public void Two_documents_with_all_their_duties_different_are_compared()
    {
        var (old, young) = (Text("duties", 64), Text("duties", 64).Replace("duty", "task", StringComparison.Ordinal));

        var only = Assert.Single(PolicyDifference.Between(PolicyTexts.Read(old), PolicyTexts.Read(young), Today).Answers);

        Assert.Contains("no longer to do: duty 0, duty 1,", only.Sentence, StringComparison.Ordinal);
        Assert.Contains("new to do: task 0, task 1,", only.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("task 62 and task 63.", only.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Duties_that_hang_on_facts_of_their_own_are_each_told_once()
    {
        var many = string.Concat(Enumerable.Range(0, 40).Select(number => $"```rule d{number}\nwhenever  staff to criticise the school\nwhen      fact {number}\nthen      duty {number}\n```\n"));
        var words = "```words more\n" + string.Concat(Numbered(40, number => $"fact fact {number}; asks Is it {number}?\n")) + "```\n";

        var difference = PolicyDifference.Between(PolicyTexts.Read(Head + words + many), PolicyTexts.Read(Head + words + many.Replace("then      duty", "then      task", StringComparison.Ordinal)), Today);

        Assert.Equal(40, difference.Answers.Count(one => one.Sentence.Contains("new to do: task", StringComparison.Ordinal)));
    }

    private static string Head => QuestionTexts.Roles + "### 2.1 Large\n\n";

    // One more than fits stands in the second rule, so that the place of the problem is seen to be right.
    private static string Text(string what, int many) => Head + what switch
    {
        "rules" => Words("fact", Math.Min(many, 64), "; asks Is it so?") + string.Concat(Numbered(many, number => Rule(number, number % 2 == 0 ? "forbid" : "allow", "staff", $"when      fact {number % 64}\n"))),
        "facts" => Words("fact", many, "; asks Is it so?") + Rule(0, "forbid", "staff", Lines("when      ", many - 1, "fact")) + Rule(1, "allow", "staff", $"when      fact {many - 1}\n"),
        "counterparts" => Words("counterpart", many) + Rule(0, "forbid", "staff", "with      " + Joined("counterpart", many - 1)) + Rule(1, "allow", "staff", $"with      counterpart 0 or counterpart {many - 1}\n"),
        "channels" => Words("channel", many) + Rule(0, "forbid", "staff", "on        " + Joined("channel", many - 1)) + Rule(1, "allow", "staff", $"on        channel 0 or channel {many - 1}\n"),
        "actors" => Words("actor", many) + Rule(0, "forbid", Joined("actor", many - 1).Trim(), "") + Rule(1, "allow", $"actor 0 or actor {many - 1}", ""),
        "rules with `needs`" => Words("fact", many, "; asks Is it so?") + string.Concat(Numbered(many, number => Rule(number, "allow", "staff", $"when      fact {number}\nneeds     approval by the {(number % 2 == 0 ? "manager" : "headteacher")}\n"))) + Rule(many, "forbid", "staff", "when      fact 0\n"),
        _ => Rule(0, "forbid", "staff", "then      " + string.Join(", ", Numbered(many - 1, number => $"duty {number}")) + "\n") + Rule(1, "forbid", "staff", $"then      duty {many - 1}\n") + Rule(2, "allow", "staff", ""),
    };

    private static string Rule(int number, string verdict, string actors, string lines) => $"### 2.{number + 2} Part\n\n```rule r{number}\n{verdict,-9} {actors} to criticise the school\n{lines}```\n";

    private static string Words(string kind, int many, string asks = "") => "```words more\n" + string.Concat(Numbered(many, number => $"{kind} {kind} {number}{asks}\n")) + "```\n";

    private static string Lines(string keyword, int many, string kind) => string.Concat(Numbered(many, number => $"{keyword}{kind} {number}\n"));

    private static string Joined(string kind, int many) => string.Join(" or ", Numbered(many, number => $"{kind} {number}")) + "\n";

    private static IEnumerable<string> Numbered(int many, Func<int, string> one) => Enumerable.Range(0, many).Select(one);
}
