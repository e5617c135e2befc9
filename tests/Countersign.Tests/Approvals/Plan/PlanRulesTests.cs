using Countersign.Approvals.Plan;
using Countersign.People;
using Countersign.Policies;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.Posts.Review;
using Countersign.Tests.Posts;

namespace Countersign.Tests.Approvals.Plan;

public sealed class PlanRulesTests
{
    private readonly Dictionary<string, Truth> answers = [];

    [Theory]
    [InlineData(Truth.NotGiven, 3)]
    [InlineData(Truth.NotKnown, 3)]
    [InlineData(Truth.True, 3)]
    [InlineData(Truth.False, 2)]
    public void Only_a_known_no_drops_a_signature(Truth answer, int signatures)
    {
        answers["controversial"] = answer;

        var plan = For(SamplePolicy.InForce());

        Assert.Equal(signatures, plan.Signatures.Count);
        Assert.Equal((SigningAct.Check, 0, "4.1"), (plan.Signatures[0].Act, plan.Signatures[0].Roles.Count, plan.Signatures[0].Clause));
        Assert.Equal(Enumerable.Range(1, signatures), plan.Signatures.Select(signature => signature.Number));
    }

    [Theory]
    [InlineData(Truth.NotGiven, 0)]
    [InlineData(Truth.NotKnown, 0)]
    [InlineData(Truth.False, 0)]
    [InlineData(Truth.True, 1)]
    public void Only_a_known_yes_refuses_and_the_rest_is_for_those_who_check(Truth answer, int refusals)
    {
        answers["confidential"] = answer;

        Assert.Equal(refusals, For(SamplePolicy.InForce()).Refusals.Count);
    }

    [Fact]
    public void It_asks_what_the_policy_turns_on()
    {
        var plan = For(SamplePolicy.InForce());

        Assert.Equal([("controversial", false), ("confidential", true)], plan.Questions.Select(question => (question.Fact, question.Refuses)));
        Assert.Equal([(1, "4.1", "it is true"), (2, "4.1", "it is kind")], plan.Checklist.Select(line => (line.Number, line.Clause, line.Question)));
        Assert.Equal(["purpose"], plan.Asks);
        Assert.Equal(SamplePolicy.InForce().Hash, plan.Policy);
    }

    [Fact]
    public void Without_a_policy_the_head_is_asked()
    {
        var plan = For(null, "headteacher");

        Assert.Equal([(1, SigningAct.Approve, "headteacher", null)], Told(plan));
        Assert.Equal(("none", "No policy is in force here yet, so the headteacher is asked about each post."), (plan.Policy, plan.Silent));
    }

    [Fact]
    public void A_policy_that_does_not_speak_of_such_things_asks_whom_it_names_for_silence()
    {
        var policy = SamplePolicy.InForce(SamplePolicy.Text.Replace("when silent: headteacher", "when silent: manager", StringComparison.Ordinal));

        var plan = PlanRules.Read(policy, Notice.Kind, _ => Truth.NotGiven, [], []);

        Assert.Equal([(1, SigningAct.Approve, "manager", null)], Told(plan));
        Assert.Equal("The policy does not say who approves a notice, so the manager is asked.", plan.Silent);
    }

    [Fact]
    public void Whoever_runs_the_account_has_the_last_word_on_what_others_wrote()
    {
        var policy = Sample(("asks      purpose", "by        manager"), ("approve   by the manager, under 4.2\n", ""));
        answers["controversial"] = Truth.False;

        Assert.Equal([SigningAct.Check, SigningAct.FinalSignOff], For(policy, "teacher").Signatures.Select(signature => signature.Act));
        Assert.Equal([SigningAct.Check], For(policy, "Manager").Signatures.Select(signature => signature.Act));
    }

    [Fact]
    public void Where_the_policy_asks_for_no_signature_a_colleague_looks_all_the_same()
    {
        var policy = Sample(("check     by a colleague, under 4.1\n", ""), ("approve   by the manager, under 4.2\n", ""));
        answers["controversial"] = Truth.False;

        Assert.Equal([(1, SigningAct.Check, "colleague", null)], Told(For(policy)));
    }

    [Fact]
    public void Every_role_of_several_that_run_the_account_may_give_the_last_word()
    {
        var policy = Sample(("asks      purpose", "by        manager\nby        headteacher"));

        var last = For(policy, "teacher").Signatures[^1];

        Assert.Equal((SigningAct.FinalSignOff, "manager or headteacher"), (last.Act, last.Who));
    }

    [Fact]
    public void A_signature_knows_the_deputy_that_the_policy_names_and_who_holds_its_role_today()
    {
        var policy = Sample(("called manager", "called manager\ndeputy headteacher"));

        var signatures = PlanRules.Read(policy, PostApprovals.Kind, _ => Truth.NotGiven, ["teacher"], [SamplePost.Colleague, SamplePost.Manager, SamplePost.Head]).Signatures;

        Assert.Equal("headteacher", signatures[1].Deputy);
        Assert.Equal([SamplePost.Manager.Id, SamplePost.Head.Id], signatures[1].Holders);
        Assert.Null(signatures[2].Deputy);
    }

    private ApprovalPlan For(PolicyInForce? policy, params IReadOnlyCollection<string> authorRoles) =>
        PlanRules.Read(policy, PostApprovals.Kind, fact => answers.GetValueOrDefault(fact, Truth.NotGiven), authorRoles, Array.Empty<StaffMember>());

    private static IEnumerable<(int Number, SigningAct Act, string Who, string? Clause)> Told(ApprovalPlan plan) =>
        plan.Signatures.Select(signature => (signature.Number, signature.Act, signature.Who, signature.Clause));

    private static PolicyInForce Sample(params IReadOnlyList<(string From, string To)> changes) =>
        SamplePolicy.InForce(changes.Aggregate(SamplePolicy.Text, (text, change) => text.Replace(change.From, change.To, StringComparison.Ordinal)));
}
