using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using PolicyLanguage.Tests.Compilation;

namespace PolicyLanguage.Tests.Comparison;

public class PolicyDifferenceTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly string Former = """
        ### 2.9 Former pupils

        ```rule 2.9-wait
        forbid    staff to connect
        with      a former pupil
        on        a personal account
        until     the later of 3 years after leaving and age 18
        unless    family
        then      decline
        ```
        ```rule 2.9-free
        allow     staff to connect
        with      a former pupil
        on        a personal account
        ```
        """;

    [Fact]
    public void A_shorter_wait_is_one_sentence_with_a_person_between_the_two_limits()
    {
        var difference = Between(Former, Former.Replace("3 years", "2 years", StringComparison.Ordinal));

        var only = Assert.Single(difference.Answers);
        Assert.Equal("Staff to connect with a former pupil on a personal account: was forbidden, becomes allowed.", only.Sentence);
        Assert.Equal("Somebody born 1 September 2006 who left on 20 July 2024, asked on 21 November 2026, where the two are not directly related: was forbidden, becomes allowed.", only.Example);
        Assert.Equal("For this person, until 20 July 2026 both say forbidden, from 21 July 2027 both say allowed.", only.Sides);
        Assert.Equal((new DateOnly(2026, 7, 21), new DateOnly(2027, 7, 21)), (only.From!.Value, only.Until!.Value));
    }

    [Fact]
    public void A_duty_that_goes_is_a_difference()
    {
        var difference = Between(Former, Former.Replace("then      decline", "then      report to the headteacher within 1 school day", StringComparison.Ordinal));

        Assert.Equal(
            ["Staff to connect with a former pupil on a personal account: still forbidden; no longer to do: decline; new to do: report to the headteacher within 1 school day."],
            difference.Answers.Select(one => one.Sentence));
    }

    [Fact]
    public void An_exception_that_nobody_is_asked_about_any_more_differs_only_as_long_as_nobody_says()
    {
        var difference = Between(Former, Former.Replace("unless    family", "unless    stated family", StringComparison.Ordinal));

        Assert.Equal(
            ["Staff to connect with a former pupil on a personal account: was open until more is said, becomes forbidden.", "Staff to connect with a former pupil on a personal account: was open until more is said, becomes for the senior authoriser to decide."],
            difference.Answers.Select(one => one.Sentence));
        Assert.Equal("Somebody born 1 September 2009, asked on 21 November 2026, as long as nobody says whether the two are directly related: was open until more is said, becomes forbidden.", difference.Answers[0].Example);
    }

    [Fact]
    public void A_rule_that_says_the_same_in_other_words_makes_no_difference()
    {
        var split = Former.Replace("unless    family\nthen      decline\n", "", StringComparison.Ordinal);
        var parts = split.Replace("until     the later of 3 years after leaving and age 18", "until     3 years after leaving", StringComparison.Ordinal) + """

            ```rule 2.9-young
            forbid    staff to befriend
            with      a former pupil
            on        a personal account
            until     age 18
            ```
            """;

        Assert.Empty(Between(split, parts).Answers.Select(one => one.Example));
    }

    [Fact]
    public void Another_role_to_ask_where_the_text_is_silent_is_a_difference()
    {
        var policy = QuestionTexts.Policy(Former);

        var difference = PolicyDifference.Between(policy, policy with { Front = policy.Front with { WhenSilent = "manager" } }, Today);

        Assert.Contains("was not spoken of, so that the headteacher is asked, becomes not spoken of, so that the manager is asked", difference.Answers[0].Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CompiledPolicyTests.Documents), MemberType = typeof(CompiledPolicyTests))]
    public void A_document_does_not_differ_from_itself(string path)
    {
        var policy = PolicyTexts.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, path)));

        Assert.True(PolicyDifference.Between(policy, policy, Today).IsNone);
        Assert.Empty(PolicyDifference.Between(policy, policy with { Front = policy.Front with { Id = "other" }, Rules = [.. policy.Rules.Select(rule => rule with { Id = "x" + rule.Id })] }, Today).Answers);
    }

    [Fact]
    public void Every_witness_is_answered_differently_and_where_there_is_none_random_questions_agree()
    {
        var random = new Random(21);
        var none = 0;
        for (var number = 0; number < 60; number++)
        {
            var text = RandomPolicy.Text(random);
            var (policy, other) = (PolicyTexts.Read(text), PolicyTexts.Read(Changed(text, random)));

            var difference = PolicyDifference.Between(policy, other, Today);

            Assert.All(difference.Answers, one => Assert.NotEqual(Said(one.Before), Said(one.After)));
            Assert.All(difference.Answers, one => Assert.Equal(Said(policy.Ask(QuestionReader.Read(policy, one.Situation.Text).Question ?? one.Situation.Question)), Said(one.Before)));
            if (difference.IsNone)
            {
                none++;
                var differing = Enumerable.Range(0, 2_000).Select(_ => RandomQuestion.About(policy, random)).FirstOrDefault(question => Said(PolicyEvaluator.Decide(policy, question)) != Said(PolicyEvaluator.Decide(other, QuestionTranslation.Of(question, other.Vocabulary)!)));
                Assert.True(differing is null, $"{differing}\n{text}");
            }
        }

        Assert.InRange(none, 5, 55);
    }

    [Fact]
    public void Turned_round_the_same_is_found()
    {
        var random = new Random(22);
        for (var number = 0; number < 30; number++)
        {
            var text = RandomPolicy.Text(random);
            var (policy, other) = (PolicyTexts.Read(text), PolicyTexts.Read(Changed(text, random)));

            var (there, back) = (PolicyDifference.Between(policy, other, Today), PolicyDifference.Between(other, policy, Today));

            Assert.Equal(
                there.Answers.Select(one => (Said(one.Before), Said(one.After))).ToHashSet().Order(),
                back.Answers.Select(one => (Said(one.After), Said(one.Before))).ToHashSet().Order());
        }
    }

    private static PolicyDifference Between(string before, string after) => PolicyDifference.Between(QuestionTexts.Policy(before), QuestionTexts.Policy(after), Today);

    // One line of one rule is changed, dropped or written twice as another.
    private static string Changed(string text, Random random)
    {
        var lines = text.Split('\n');
        var places = Enumerable.Range(6, lines.Length - 6).Where(place => lines[place].Split(' ')[0] is "with" or "on" or "when" or "unless" or "until" or "except").ToList();
        if (places.Count == 0 || random.Next(5) == 0)
        {
            return text.Replace("until age 18", "until age 19", StringComparison.Ordinal);
        }

        lines[places[random.Next(places.Count)]] = "";
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static string Said(Answer answer) =>
        $"{answer.Verdict}, {answer.Decider}, {string.Join(", then ", answer.Signatures)}, {string.Join("; ", answer.Duties.Select(duty => $"{duty}").Order(StringComparer.Ordinal))}";
}
