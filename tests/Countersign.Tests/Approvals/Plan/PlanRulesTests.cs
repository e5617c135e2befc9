using Countersign.Approvals.Plan;
using Countersign.People.Records;
using Countersign.Policies.InForce;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.Posts.Review;

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

    [Theory]
    [InlineData("", "staff")]
    [InlineData("colleagues: volunteer, agency worker\n", "staff, volunteer, agency worker")]
    public void A_colleague_is_one_of_the_staff_unless_the_policy_counts_others(string head, string colleagues)
    {
        var policy = Sample(("when silent", head + "when silent"));

        Assert.Equal(colleagues, string.Join(", ", For(policy).Signatures[0].Colleagues));
    }

    [Fact]
    public void The_roles_it_names_are_those_that_carry_out_sign_stand_in_and_decide()
    {
        var policy = Sample(("asks      purpose", "by        teacher"), ("called manager", "called manager\ndeputy headteacher"), ("### 4.1", "```role teacher\ncalled teacher\n```\n\n### 4.1"));

        Assert.Equal(["teacher"], PlanRules.Runners(policy, PostApprovals.Kind));
        Assert.Equal(["headteacher", "manager", "teacher"], PlanRules.RolesNamed(policy, PostApprovals.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["headteacher"], PlanRules.RolesNamed(null, PostApprovals.Kind));
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

    [Fact]
    public void Only_whoever_signs_in_that_place_confirms_that_the_person_concerned_has_agreed()
    {
        var plan = For(Sample(("approve   by the manager, under 4.2", "approve   by the person concerned, under 4.2")), "teacher");

        Assert.Equal((2, SigningAct.Approve, "headteacher", "4.2"), Told(plan).ElementAt(1));
        Assert.Equal(["it is true", "it is kind"], plan.ChecklistOf(plan.Signatures[0]).Select(line => line.Question));
        Assert.Equal([(3, "4.2", "the person concerned has agreed to it themselves")], plan.ChecklistOf(plan.Signatures[1]).Select(line => (line.Number, line.Clause, line.Question)));
        Assert.Empty(plan.ChecklistOf(plan.Signatures[2]));
    }

    [Fact]
    public void What_the_trust_asks_of_posts_stands_and_the_school_adds_to_it()
    {
        var policy = SamplePolicy.InForce() with { Above = Trust(TrustsPosts) };
        answers["controversial"] = Truth.False;

        var plan = For(policy, "teacher");

        Assert.Equal(
            [(1, SigningAct.Check, "colleague", "4.1"), (2, SigningAct.Approve, "CEO", "2.1 of Sallow Trust"), (3, SigningAct.Approve, "manager", "4.2")],
            Told(plan));
        Assert.Equal([("it is legal", "2.1 of Sallow Trust"), ("it is true", "4.1"), ("it is kind", "4.1")], plan.Checklist.Select(line => (line.Question, line.Clause)));
        Assert.Equal([("personal opinion", true), ("controversial", false), ("confidential", true)], plan.Questions.Select(question => (question.Fact, question.Refuses)));
        Assert.Contains("benefit", plan.Asks);
        Assert.Equal(policy.Hash, plan.Policy);
        Assert.NotNull(plan.Above);
        Assert.Equal((null, policy.Above!.Hash), (plan.Signatures[0].ClauseAbove, plan.Signatures[1].ClauseAbove));
    }

    [Fact]
    public void A_trust_that_says_nothing_of_posts_changes_no_plan()
    {
        var (alone, under) = (SamplePolicy.InForce(), SamplePolicy.InForce() with { Above = Trust("### 2.1 Logo\n\n```rule 2.1-logo\nforbid staff to use the logo\n```\n") });

        var plans = new[] { alone, under }.Select(policy => For(policy, "teacher")).ToList();

        Assert.Equal(Told(plans[0]), Told(plans[1]));
        Assert.Null(plans[1].Above);
    }

    [Fact]
    public void Where_the_school_says_nothing_of_posts_the_trust_is_asked_and_not_the_head()
    {
        var silent = SamplePolicy.Text[..SamplePolicy.Text.IndexOf("```procedure", StringComparison.Ordinal)];

        var plan = For(SamplePolicy.InForce(silent) with { Above = Trust(TrustsPosts) });

        Assert.Equal([(SigningAct.Approve, "CEO")], plan.Signatures.Select(signature => (signature.Act, signature.Who)));
        Assert.Null(plan.Silent);
    }

    [Fact]
    public void What_the_trust_asks_is_signed_and_what_it_asks_no_more_voids_it()
    {
        var (under, alone) = (For(SamplePolicy.InForce() with { Above = Trust(TrustsPosts) }), For(SamplePolicy.InForce()));
        var post = SamplePost.InReview();

        Assert.NotEqual(PostApprovals.Subject(post, alone).Fingerprint, PostApprovals.Subject(post, under).Fingerprint);
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

    private static PolicyDocument Trust(string clauses) => PolicyTexts.Read($"""
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
        """.ReplaceLineEndings("\n"));

    private ApprovalPlan For(PolicyInForce? policy, params IReadOnlyCollection<string> authorRoles) =>
        PlanRules.Read(policy, PostApprovals.Kind, fact => answers.GetValueOrDefault(fact, Truth.NotGiven), authorRoles, Array.Empty<StaffMember>());

    private static IEnumerable<(int Number, SigningAct Act, string Who, string? Clause)> Told(ApprovalPlan plan) =>
        plan.Signatures.Select(signature => (signature.Number, signature.Act, signature.Who, signature.Clause));

    private static PolicyInForce Sample(params IReadOnlyList<(string From, string To)> changes) =>
        SamplePolicy.InForce(changes.Aggregate(SamplePolicy.Text, (text, change) => text.Replace(change.From, change.To, StringComparison.Ordinal)));
}
