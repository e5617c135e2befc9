using Countersign.Approvals.Plan;
using Countersign.PolicyLanguage.Parsing;
using Countersign.Posts.Model;
using Countersign.Posts.Review;

namespace Countersign.Tests.Posts.Review;

/// <summary>Each of the five policies sends a post round by its own chain, and the same program runs them all.</summary>
public sealed class FiveChainsTests
{
    [Fact]
    public void A_single_school_wants_a_colleague_the_manager_and_whoever_is_designated()
    {
        Assert.Equal(["Check by anybody", "Approve by manager", "FinalSignOff by designated staff"], Chain("school", ["teacher"]));
        Assert.Equal(["Check by anybody", "Approve by manager"], Chain("school", ["designated staff"]));
        Assert.Equal(["purpose", "benefit"], Plan("school", ["teacher"]).Asks);
    }

    [Fact]
    public void A_federation_lets_a_cleared_runner_send_and_asks_a_senior_leader_when_it_is_controversial_or_nobody_can_tell()
    {
        Assert.Equal(["FinalSignOff by lead member of staff"], Chain("federation", ["teacher"], ("controversial", FactAnswer.No), ("unsure", FactAnswer.No)));
        Assert.Equal(["Approve by senior leader", "FinalSignOff by lead member of staff"], Chain("federation", ["teacher"], ("controversial", FactAnswer.Yes), ("unsure", FactAnswer.No)));
        Assert.Contains("Approve by senior leader", Chain("federation", ["teacher"], ("controversial", FactAnswer.CannotTell)));
        Assert.Contains("Approve by senior leader", Chain("federation", ["teacher"]));
    }

    [Fact]
    public void A_runner_who_writes_an_ordinary_post_still_needs_the_other_runner() =>
        Assert.Equal(["FinalSignOff by lead member of staff"], Chain("federation", ["lead member of staff"], ("controversial", FactAnswer.No), ("unsure", FactAnswer.No)));

    [Fact]
    public void A_primary_school_refuses_opinions_and_asks_the_head_where_its_text_names_nobody()
    {
        Assert.Equal(["Approve by headteacher"], Chain("primary", ["teacher"]));
        Assert.NotNull(Plan("primary", ["teacher"]).Silent);
        Assert.Equal("8.5", Plan("primary", ["teacher"], ("personal opinion", FactAnswer.Yes)).Refusals.Single().Clause);
    }

    [Fact]
    public void A_trust_wants_the_headteacher_and_in_the_central_team_the_chief_executive()
    {
        Assert.Equal(["Approve by headteacher"], Chain("trust", ["teacher"]));
        Assert.Equal(["Approve by CEO"], Chain("trust", ["central team"]));
        Assert.Equal("3.1-4", Plan("trust", ["teacher"], ("names a pupil", FactAnswer.Yes)).Refusals.Single().Clause);
    }

    [Fact]
    public void An_infant_school_is_silent_so_the_program_says_so_and_asks_the_head()
    {
        Assert.Equal(["Approve by headteacher"], Chain("infant", ["teacher"]));
        Assert.NotNull(Plan("infant", ["teacher"]).Silent);
    }

    private static IReadOnlyList<string> Chain(string policy, string[] authorRoles, params (string Fact, FactAnswer Answer)[] facts) =>
        [.. Plan(policy, authorRoles, facts).Signatures.Select(signature => $"{signature.Act} by {(signature.Roles is [var role, ..] ? role : "anybody")}")];

    private static ApprovalPlan Plan(string policy, string[] authorRoles, params (string Fact, FactAnswer Answer)[] facts)
    {
        var post = SamplePost.InReview().Write(answers: facts.ToDictionary(fact => fact.Fact, fact => fact.Answer));
        return PlanRules.Read(SamplePolicy.InForce(PolicyTexts.ShippedBytes(policy)), PostApprovals.Kind, fact => PostApprovals.Known(post, fact), authorRoles, []);
    }
}
