using Countersign.Foundation;
using Countersign.People;
using Countersign.Posts;
using Countersign.Posts.Review;
using static Countersign.Tests.Posts.SamplePost;

namespace Countersign.Tests.Posts;

public sealed class CountersigningTests
{
    private readonly Post post = InReview();

    [Fact]
    public void A_colleague_checks_and_the_manager_approves()
    {
        var check = Done(CheckThenManager, Colleague);
        post.Signatures.Add(check.Signature);
        var approval = Done(CheckThenManager, Manager);
        post.Signatures.Add(approval.Signature);

        Assert.False(check.Complete);
        Assert.True(approval.Complete);
        Assert.True(ReviewState.Of(post, CheckThenManager).Complete);
        Assert.Equal((1, StepKind.Check, null, Colleague.Id), (check.Signature.Step, check.Signature.Kind, check.Signature.Role, check.Signature.Person));
        Assert.Equal((2, StepKind.Approve, "manager"), (approval.Signature.Step, approval.Signature.Kind, approval.Signature.Role));
    }

    [Theory]
    [InlineData("teacher")]
    [InlineData("manager")]
    [InlineData("headteacher")]
    public void An_author_never_signs_whatever_their_roles(string role)
    {
        var author = new StaffMember(Author, "Idris Wainfleet", [role, "manager", "headteacher"]);

        Assert.Equal("You wrote this post, so somebody else must check and approve it", Refused(CheckThenManager, author));
        Assert.Equal("You wrote this post, so somebody else must check and approve it", Refused(Plan([new PlanStep(1, StepKind.Approve, role, null)]), author));
    }

    [Fact]
    public void A_signature_of_the_author_in_the_table_counts_for_nothing()
    {
        Sign(post, CheckThenManager, 1, Author);

        Assert.Equal(1, ReviewState.Of(post, CheckThenManager).Next!.Number);
    }

    [Fact]
    public void Nobody_signs_twice_even_in_another_role()
    {
        post.Signatures.Add(Done(CheckThenManager, Manager).Signature);

        Assert.Equal("You have already signed this post. The next signature must be somebody else's", Refused(CheckThenManager, Manager));
    }

    [Fact]
    public void Two_signatures_of_one_person_in_the_table_count_once()
    {
        Sign(post, CheckThenManager, 1, Manager.Id);
        Sign(post, CheckThenManager, 2, Manager.Id);

        Assert.Equal(2, ReviewState.Of(post, CheckThenManager).Next!.Number);
    }

    [Fact]
    public void A_step_needs_its_role()
    {
        post.Signatures.Add(Done(CheckThenManager, Colleague).Signature);
        var other = new StaffMember(PersonId.New(), "Barnaby Oduya", ["teacher", "governor"]);

        Assert.Equal("This needs somebody with the role of manager", Refused(CheckThenManager, other));
    }

    [Fact]
    public void A_role_counts_however_it_is_capitalised()
    {
        var plan = Plan([new PlanStep(1, StepKind.Approve, "CEO", null)]);

        Assert.True(Done(plan, new StaffMember(PersonId.New(), "Lucian Abara", ["ceo"])).Complete);
    }

    [Fact]
    public void Every_role_that_may_put_a_post_out_puts_it_out()
    {
        var plan = Plan([new PlanStep(1, StepKind.Release, "staff lead", null) { OrRoles = ["line manager"] }]);
        var lead = new StaffMember(PersonId.New(), "Lucian Abara", ["staff lead"]);
        var second = new StaffMember(PersonId.New(), "Barnaby Oduya", ["teacher", "line manager"]);

        Assert.Equal("staff lead", Done(plan, lead).Signature.Role);
        Assert.Equal("line manager", Done(plan, second).Signature.Role);
        post.Signatures.Add(Done(plan, second).Signature);
        Assert.True(ReviewState.Of(post, plan).Complete);
        Assert.Equal("This needs somebody with the role of staff lead or line manager", Refused(plan with { Steps = [plan.Steps[0] with { Number = 2 }] }, Colleague));
    }

    [Fact]
    public void A_deputy_signs_where_the_holder_wrote_the_post_or_is_not_here()
    {
        Assert.Equal("senior leader", Done(Deputised(Author), Deputy).Signature.Role);
        Assert.Equal("senior leader", Done(Deputised(), Deputy).Signature.Role);
    }

    [Fact]
    public void A_deputy_signs_where_the_holder_has_signed_another_step()
    {
        var plan = Plan([new PlanStep(1, StepKind.Check, null, "4.1"), .. Deputised(Manager.Id).Steps.Select(step => step with { Number = 2 })]);

        post.Signatures.Add(Done(plan, Manager).Signature);

        Assert.True(Done(plan, Deputy).Complete);
    }

    [Fact]
    public void A_deputy_waits_while_somebody_who_holds_the_role_can_sign()
    {
        Assert.Equal("This needs somebody with the role of manager", Refused(Deputised(Author, Manager.Id), Deputy));
        Assert.Equal("This needs somebody with the role of manager", Refused(Deputised(Author), Colleague));
    }

    [Fact]
    public void What_a_deputy_rightly_signed_stands_when_the_holder_comes_back()
    {
        post.Signatures.Add(Done(Deputised(), Deputy).Signature);

        Assert.True(ReviewState.Of(post, Deputised(Manager.Id)).Complete);
    }

    [Fact]
    public void A_deputy_never_signs_a_post_of_their_own()
    {
        var author = Deputy with { Id = Author };

        Assert.Equal("You wrote this post, so somebody else must check and approve it", Refused(Deputised(), author));
    }

    [Fact]
    public void Steps_are_signed_in_their_order()
    {
        var plan = Plan([new PlanStep(1, StepKind.Approve, "manager", null), new PlanStep(2, StepKind.Approve, "headteacher", null)]);

        Assert.Equal(1, Done(plan, Head).Signature.Step);
        Assert.Equal("This needs somebody with the role of manager", Refused(plan, Head with { Roles = ["headteacher"] }));
    }

    [Fact]
    public void A_signature_under_another_step_role_or_kind_counts_for_nothing()
    {
        Sign(post, Plan([new PlanStep(1, StepKind.Approve, null, null)]), 1, Colleague.Id);
        Sign(post, Plan([new PlanStep(1, StepKind.Check, "governor", null)]), 1, Head.Id);

        Assert.Equal(1, ReviewState.Of(post, CheckThenManager).Next!.Number);
    }

    [Fact]
    public void What_was_read_before_a_change_cannot_be_signed()
    {
        var seen = Fingerprint.Of(post, CheckThenManager.Policy);
        post.Text = "Year 4 sold beans";

        Assert.Equal("This post, or the policy, has changed since you opened it. Read it again, then sign", Refused(CheckThenManager, Colleague, seen));
    }

    [Fact]
    public void A_policy_that_came_into_force_meanwhile_makes_what_was_read_stale()
    {
        var seen = Fingerprint.Of(post, "the policy before");

        Assert.Equal("This post, or the policy, has changed since you opened it. Read it again, then sign", Refused(CheckThenManager, Colleague, seen));
    }

    [Fact]
    public void A_change_voids_what_was_signed_and_changing_back_does_not_revive_it()
    {
        post.Signatures.Add(Done(CheckThenManager, Colleague).Signature);
        var words = post.Text;

        post.Text = "Year 4 sold beans";
        var changed = ReviewState.Of(post, CheckThenManager).Next!.Number;
        (post.Text, post.Submission) = (words, post.Submission + 1);
        var changedBack = ReviewState.Of(post, CheckThenManager).Next!.Number;

        Assert.Equal((1, 1), (changed, changedBack));
    }

    [Theory]
    [InlineData("", "the first")]
    [InlineData("1", "the second")]
    [InlineData("2", "the first")]
    public void Every_line_of_the_checklist_is_confirmed_even_where_lines_share_a_clause(string confirmed, string open)
    {
        var plan = CheckThenManager with { Checklist = [new ChecklistLine(1, "2.8", "the first"), new ChecklistLine(2, "2.8", "the second")] };
        int[] lines = [.. confirmed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(line => line[0] - '0')];

        Assert.Equal($"Confirm every line of the checklist, or send the post back. Still open: {open}", Refused(plan, Colleague, confirmed: lines));
    }

    [Fact]
    public void Confirmed_lines_are_kept_with_the_signature_of_whoever_signs_first()
    {
        var plan = CheckThenManager with { Checklist = [new ChecklistLine(1, "2.8", "the first"), new ChecklistLine(2, "2.8", "the second")] };

        var check = Done(plan, Colleague, [2, 1]);
        post.Signatures.Add(check.Signature);
        var approval = Done(plan, Manager);

        Assert.Equal(("1 2", ""), (check.Signature.Confirmed, approval.Signature.Confirmed));
    }

    [Fact]
    public void What_the_policy_refuses_is_signed_by_nobody()
    {
        var plan = CheckThenManager with { Refusals = [new PlanRefusal("8.5", "The policy does not take a personal opinion")] };

        Assert.Equal("The policy does not take a personal opinion", Refused(plan, Colleague));
    }

    [Theory]
    [InlineData("Draft")]
    [InlineData("Scheduled")]
    [InlineData("Sent")]
    [InlineData("Cancelled")]
    [InlineData("Recalled")]
    public void A_post_is_signed_in_review_alone(string stage)
    {
        post.Stage = Enum.Parse<PostStage>(stage);

        Assert.Equal("This post is not waiting for a check or an approval. Go back to see where it stands", Refused(CheckThenManager, Colleague));
    }

    [Fact]
    public void A_plan_without_a_step_is_never_complete()
    {
        var review = ReviewState.Of(post, Plan([]));

        Assert.False(review.Complete);
        Assert.Equal("Everybody needed has already signed this post", Refused(Plan([]), Colleague));
    }

    [Theory]
    [InlineData(null, "Say what the author should change")]
    [InlineData("  ", "Say what the author should change")]
    [InlineData("Too long", null)]
    public void A_post_goes_back_with_a_reason_alone(string? because, string? refusal)
    {
        var answer = SendingBack.Decide(post, CheckThenManager, Colleague, because);

        Assert.Equal(refusal, (answer as Outcome<SentBack>.Refused)?.Why.Sentence);
    }

    [Fact]
    public void Only_whoever_is_asked_to_sign_now_sends_it_back()
    {
        var author = new StaffMember(Author, "Idris Wainfleet", ["manager"]);

        Assert.IsType<Outcome<SentBack>.Refused>(SendingBack.Decide(post, CheckThenManager, author, "No"));
        post.Stage = PostStage.Scheduled;
        Assert.IsType<Outcome<SentBack>.Refused>(SendingBack.Decide(post, CheckThenManager, Colleague, "No"));
    }

    private static StaffMember Deputy { get; } = new(PersonId.New(), "Rowena Halloran", ["senior leader"]);

    private static Plan Deputised(params PersonId[] holders) =>
        Plan([new PlanStep(1, StepKind.Approve, "manager", "4.2") { Deputy = "senior leader", Holders = holders }]);

    private Countersigned Done(Plan plan, StaffMember person, params int[] confirmed) =>
        Assert.IsType<Outcome<Countersigned>.Done>(Countersigning.Decide(post, plan, person, Fingerprint.Of(post, plan.Policy), confirmed, Now)).Value;

    private string Refused(Plan plan, StaffMember person, string? seen = null, params int[] confirmed) =>
        Assert.IsType<Outcome<Countersigned>.Refused>(Countersigning.Decide(post, plan, person, seen ?? Fingerprint.Of(post, plan.Policy), confirmed, Now)).Why.Sentence;
}
