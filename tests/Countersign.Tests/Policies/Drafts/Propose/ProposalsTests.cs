using Countersign.Policies.Drafts.Propose;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Tests.Policies.Drafts.Propose;

[Trait("Database", "none")]
public class ProposalsTests
{
    private static readonly IReadOnlyList<PolicyDocument> Founding =
        [.. ((string[])["federation", "infant", "primary", "school", "trust"]).Select(PolicyTexts.Shipped)];

    private static readonly Proposals All = new(Founding);

    [Fact]
    public void A_clause_that_says_what_a_founding_clause_says_is_offered_its_blocks()
    {
        var photograph = All.For("Photographs", "Staff never put a photograph of a pupil on a personal account or a site of their own.")[0];
        var former = All.For("Former pupils", "Staff do not befriend former pupils until they are eighteen and three years have passed since they left.")[0];

        Assert.True(photograph is { IsStrong: true, Rule: { Verdict: RuleVerdict.Forbid, Action.Name: "post a photograph" } }, $"{photograph.Document.Front.Id} {photograph.Clause.Id}");
        Assert.Contains(former.Document.Rules, rule => rule.Clause.Id == former.Clause.Id && rule.With.Any(word => word.Name == "former pupil"));
        Assert.DoesNotContain(All.For("Lunch", "The menu changes weekly."), proposal => proposal.IsStrong);
        Assert.Empty(All.For("Photographs of pupils on personal accounts", ""));
        Assert.NotEmpty(All.For("Staff must not post photographs of pupils on personal accounts.", ""));
    }

    [Theory]
    [InlineData("Staff do not accept past pupils on social networks until they are 18.", "18th birthday", "It reads your “18”.")]
    [InlineData("Staff do not accept past pupils on social networks before their twenty-first birthday.", "21st birthday", "It reads your “21”.")]
    [InlineData("Staff do not accept past pupils on social networks.", "19th birthday", "Your clause does not state an age, so ours of 19 would stand until you change it.")]
    [InlineData("Staff do not accept past pupils until they are 16, or 18 where they stay on.", "19th birthday", "Your clause states more than one age (16, 18), so ours of 19 would stand until you change it.")]
    public void A_proposal_reads_the_ages_of_the_schools_own_text(string prose, string reads, string told)
    {
        var infant = Founding.Single(document => document.Front.Id == "infant");
        var rule = infant.Rules.First(rule => rule.Clause.Id == "6.2" && rule.Until is not null);

        var text = ProposalText.Of(new Proposal(infant, rule.Clause, rule, 1, true, []), prose);

        Assert.Contains(reads, text.Does, StringComparison.Ordinal);
        Assert.Equal([told], text.Numbers);
    }
}
