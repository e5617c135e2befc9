using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Comparison.Practice;

namespace PolicyLanguage.Tests.Comparison;

public class PracticePeopleTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("entry    School page; reviewed 2026-09\n", "", PracticePart.Lists, "The list of official accounts: no longer: School page (reviewed September 2026).")]
    [InlineData("kept by  manager", "kept by  headteacher", PracticePart.Lists, "The list of official accounts: who keeps it was: manager; becomes: headteacher.")]
    [InlineData("value  5 years", "value  6 years", PracticePart.Lists, "Was: “How long” means here: 5 years (added by the school); becomes: “How long” means here: 6 years (added by the school).")]
    [InlineData("lane     disciplinary", "lane     police", PracticePart.Breaches, "What is not tolerated: was: Mockery: misconduct by staff, dealt with under the disciplinary procedure; becomes: Mockery: misconduct by staff, dealt with by a report to the police.")]
    [InlineData("deputy headteacher", "deputy manager", PracticePart.People, "was: This policy gives a part to the clerk. The headteacher stands in; becomes: This policy gives a part to the clerk. The manager stands in.")]
    [InlineData("strength should", "strength may", PracticePart.Force, "The rule “Staff should not use the logo”: how strongly it is meant was: it should be; becomes: it may be.")]
    public void Lists_conduct_roles_and_strength_are_told(string from, string to, PracticePart part, string sentence)
    {
        const string Rest = """
            ### 2.1 The rest

            ```register accounts
            lists    official accounts
            entry    School page; reviewed 2026-09
            kept by  manager
            ```
            ```setting kept-for
            means  how long
            value  5 years
            ```
            ```conduct 2.1-mockery
            means    mockery
            by       staff
            lane     disciplinary
            ```
            ```role clerk
            called clerk
            deputy headteacher
            ```
            ```rule 2.1-logo
            forbid   staff to use the logo
            strength should
            ```
            """;

        var difference = Between(Rest, Rest.Replace(from, to, StringComparison.Ordinal));

        var change = Assert.Single(difference.Practice);
        Assert.Equal((part, sentence), (change.Part, change.Sentence));
        Assert.Equal("No answer differs, in any situation. 1 difference in what is done.", difference.Sentence);
    }

    [Theory]
    [InlineData("review every: 12 months", "review every: 24 months", "The review of this policy: was: every 12 months; becomes: every 24 months.")]
    [InlineData("owner: manager", "owner: headteacher", "Who looks after this policy: was: manager; becomes: headteacher.")]
    [InlineData("nation: Wales", "nation: Scotland", "The nation whose law stands above it: was: Wales; becomes: Scotland.")]
    [InlineData("layer: trust", "layer: school", "Where it stands among those that bind a school: was: Trust; becomes: School.")]
    public void The_head_of_the_document_is_told(string from, string to, string sentence)
    {
        const string Front = "review every: 12 months\nreviewed: 2026-03-01\nowner: manager\nnation: Wales\nlayer: trust";

        var difference = PolicyDifference.Between(QuestionTexts.Policy("", Front), QuestionTexts.Policy("", Front.Replace(from, to, StringComparison.Ordinal)), Today);

        Assert.Equal(sentence, Assert.Single(difference.Practice).Sentence);
    }

    [Fact]
    public void Another_role_to_ask_in_doubt_is_told_although_no_rule_changed()
    {
        var policy = QuestionTexts.Policy("");

        var difference = PolicyDifference.Between(policy, policy with { Front = policy.Front with { WhenUnknown = "manager" } }, Today);

        Assert.Equal(["Who decides where a fact cannot be known: was: senior authoriser; becomes: manager."], difference.Practice.Select(one => one.Sentence));
        Assert.Equal(["Who is who"], difference.Groups.Select(group => group.Heading));
    }

    private static PolicyDifference Between(string before, string after) => PolicyDifference.Between(QuestionTexts.Policy(before), QuestionTexts.Policy(after), Today);
}
