using System.Text;
using Countersign.Policies;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.Posts;
using Countersign.Posts.Review;

namespace Countersign.Tests.Posts;

public sealed class PublishingPlanTests
{
    private readonly Post post = SamplePost.InReview();

    [Theory]
    [InlineData(null, 3)]
    [InlineData(FactAnswer.CannotTell, 3)]
    [InlineData(FactAnswer.Yes, 3)]
    [InlineData(FactAnswer.No, 2)]
    public void Only_a_known_no_drops_a_step(FactAnswer? answer, int steps)
    {
        if (answer is { } given)
        {
            Answer("controversial", given);
        }

        var plan = PublishingPlan.For(SamplePolicy.InForce(), post, ["teacher"], []);

        Assert.Equal(steps, plan.Steps.Count);
        Assert.Equal((StepKind.Check, null, "4.1"), (plan.Steps[0].Kind, plan.Steps[0].Role, plan.Steps[0].Clause));
        Assert.Equal(Enumerable.Range(1, steps), plan.Steps.Select(step => step.Number));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(FactAnswer.CannotTell, 0)]
    [InlineData(FactAnswer.No, 0)]
    [InlineData(FactAnswer.Yes, 1)]
    public void Only_a_known_yes_refuses_and_the_rest_is_for_those_who_check(FactAnswer? answer, int refusals)
    {
        if (answer is { } given)
        {
            Answer("confidential", given);
        }

        Assert.Equal(refusals, PublishingPlan.For(SamplePolicy.InForce(), post, [], []).Refusals.Count);
    }

    [Fact]
    public void It_asks_what_the_policy_turns_on()
    {
        var plan = PublishingPlan.For(SamplePolicy.InForce(), null, [], []);

        Assert.Equal([("controversial", false), ("confidential", true)], plan.Questions.Select(question => (question.Fact, question.Refuses)));
        Assert.Equal([(1, "4.1", "it is true"), (2, "4.1", "it is kind")], plan.Checklist.Select(line => (line.Number, line.Clause, line.Question)));
        Assert.Equal((true, false), (plan.AsksPurpose, plan.AsksBenefit));
        Assert.Equal(SamplePolicy.InForce().Hash, plan.Policy);
    }

    [Fact]
    public void Without_a_policy_the_head_is_asked()
    {
        var plan = PublishingPlan.For(null, post, ["headteacher"], []);

        Assert.Equal([new PlanStep(1, StepKind.Approve, "headteacher", null)], plan.Steps);
        Assert.Equal(("none", "No policy is in force here yet, so the headteacher is asked about each post."), (plan.Policy, plan.Silent));
    }

    [Fact]
    public void A_policy_that_does_not_speak_of_posts_asks_whom_it_names_for_silence()
    {
        var policy = Sample(SamplePolicy.Text[..SamplePolicy.Text.IndexOf("```procedure", StringComparison.Ordinal)].Replace("when silent: headteacher", "when silent: manager", StringComparison.Ordinal));

        var plan = PublishingPlan.For(policy, post, [], []);

        Assert.Equal([new PlanStep(1, StepKind.Approve, "manager", null)], plan.Steps);
        Assert.Equal("The policy does not say who approves a post, so the manager is asked.", plan.Silent);
    }

    [Fact]
    public void Whoever_runs_the_account_puts_a_post_out_that_others_wrote()
    {
        var policy = Sample(SamplePolicy.Text.Replace("asks      purpose", "by        manager", StringComparison.Ordinal).Replace("approve   by the manager, under 4.2\n", "", StringComparison.Ordinal));
        Answer("controversial", FactAnswer.No);

        Assert.Equal([StepKind.Check, StepKind.Release], PublishingPlan.For(policy, post, ["teacher"], []).Steps.Select(step => step.Kind));
        Assert.Equal([StepKind.Check], PublishingPlan.For(policy, post, ["Manager"], []).Steps.Select(step => step.Kind));
    }

    [Fact]
    public void Where_the_policy_asks_for_no_signature_a_colleague_looks_all_the_same()
    {
        var policy = Sample(SamplePolicy.Text.Replace("check     by a colleague, under 4.1\n", "", StringComparison.Ordinal).Replace("approve   by the manager, under 4.2\n", "", StringComparison.Ordinal));
        Answer("controversial", FactAnswer.No);

        Assert.Equal([new PlanStep(1, StepKind.Check, null, null)], PublishingPlan.For(policy, post, [], []).Steps);
    }

    [Fact]
    public void Every_role_of_several_that_run_the_account_may_put_a_post_out()
    {
        var policy = Sample(SamplePolicy.Text.Replace("asks      purpose", "by        manager\nby        headteacher", StringComparison.Ordinal));

        var release = PublishingPlan.For(policy, post, ["teacher"], []).Steps[^1];

        Assert.Equal((StepKind.Release, "manager or headteacher"), (release.Kind, release.Who));
    }

    [Fact]
    public void A_step_knows_the_deputy_that_the_policy_names_and_who_holds_its_role_today()
    {
        var policy = Sample(SamplePolicy.Text.Replace("called manager", "called manager\ndeputy headteacher", StringComparison.Ordinal));

        var steps = PublishingPlan.For(policy, post, ["teacher"], [SamplePost.Colleague, SamplePost.Manager, SamplePost.Head]).Steps;

        Assert.Equal("headteacher", steps[1].Deputy);
        Assert.Equal([SamplePost.Manager.Id, SamplePost.Head.Id], steps[1].Holders);
        Assert.Null(steps[2].Deputy);
    }

    [Fact]
    public void Only_whoever_signs_in_that_place_confirms_that_the_person_concerned_has_agreed()
    {
        var policy = Sample(SamplePolicy.Text.Replace("approve   by the manager, under 4.2", "approve   by the person concerned, under 4.2", StringComparison.Ordinal));

        var plan = PublishingPlan.For(policy, post, ["teacher"], []);

        Assert.Equal((StepKind.Approve, "headteacher", "4.2"), (plan.Steps[1].Kind, plan.Steps[1].Role, plan.Steps[1].Clause));
        Assert.Equal(["it is true", "it is kind"], plan.ChecklistOf(plan.Steps[0]).Select(line => line.Question));
        Assert.Equal([(3, "4.2", "the person concerned has agreed to it themselves")], plan.ChecklistOf(plan.Steps[1]).Select(line => (line.Number, line.Clause, line.Question)));
        Assert.Empty(plan.ChecklistOf(plan.Steps[2]));
    }

    [Fact]
    public void What_the_trust_asks_of_posts_stands_and_the_school_adds_to_it()
    {
        var policy = SamplePolicy.InForce() with { Above = Trust(TrustsPosts) };
        Answer("controversial", FactAnswer.No);

        var plan = PublishingPlan.For(policy, post, ["teacher"], []);

        Assert.Equal([(StepKind.Check, "colleague", "4.1"), (StepKind.Approve, "CEO", "2.1 of Sallow Trust"), (StepKind.Approve, "manager", "4.2")], plan.Steps.Select(step => (step.Kind, step.Who, step.Clause!)));
        Assert.Equal([("it is legal", "2.1 of Sallow Trust"), ("it is true", "4.1"), ("it is kind", "4.1")], plan.Checklist.Select(line => (line.Question, line.Clause)));
        Assert.Equal([("personal opinion", true), ("controversial", false), ("confidential", true)], plan.Questions.Select(question => (question.Fact, question.Refuses)));
        Assert.True(plan.AsksBenefit);
        Assert.Equal(policy.Hash, plan.Policy);
        Assert.NotNull(plan.Above);
    }

    [Fact]
    public void A_trust_that_says_nothing_of_posts_changes_no_plan()
    {
        var (alone, under) = (SamplePolicy.InForce(), SamplePolicy.InForce() with { Above = Trust("### 2.1 Logo\n\n```rule 2.1-logo\nforbid staff to use the logo\n```\n") });

        var plans = new[] { alone, under }.Select(policy => PublishingPlan.For(policy, post, ["teacher"], [])).ToList();

        Assert.Equal(plans[0].Steps, plans[1].Steps.Select(step => step with { OrRoles = plans[0].Steps[step.Number - 1].OrRoles, Holders = plans[0].Steps[step.Number - 1].Holders }));
        Assert.Null(plans[1].Above);
    }

    [Fact]
    public void Where_the_school_says_nothing_of_posts_the_trust_is_asked_and_not_the_head()
    {
        var policy = SamplePolicy.InForce(SamplePolicy.Text[..SamplePolicy.Text.IndexOf("```procedure", StringComparison.Ordinal)]) with { Above = Trust(TrustsPosts) };

        var plan = PublishingPlan.For(policy, post, [], []);

        Assert.Equal([(StepKind.Approve, "CEO")], plan.Steps.Select(step => (step.Kind, step.Who)));
        Assert.Null(plan.Silent);
    }

    private const string TrustsPosts = """
        ### 2.1 Posts

        The chief executive agrees to posts.

        ```procedure publish
        asks      benefit
        approve   by the CEO
        confirm   2.1 it is legal
        refuse    personal opinion
        ```
        """;

    private static PolicyDocument Trust(string clauses)
    {
        var (document, problems) = PolicyReader.Read("trust.md", Encoding.UTF8.GetBytes($"""
            ---
            policy: sallow
            title: Sallow Trust
            layer: trust
            when silent: CEO
            when unknown: CEO
            ---
            ### 1.1 Roles

            ```role ceo
            called CEO
            ```

            {clauses}
            """.ReplaceLineEndings("\n")));
        Assert.Empty(problems);
        return document!;
    }

    private static PolicyInForce Sample(string text) => SamplePolicy.InForce(text);

    private void Answer(string fact, FactAnswer answer) =>
        post.Facts.Add(new PostFact { Post = post.Id, Establishment = post.Establishment, Fact = fact, Answer = answer });
}
