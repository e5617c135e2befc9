using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.Approvals.Sign;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Model;
using static Countersign.Tests.Approvals.Notice;
using static Countersign.Tests.Samples.SamplePost;

namespace Countersign.Tests.Approvals.Sign;

public sealed class ApprovalTests
{
    private static readonly ApprovalPlan CheckThenManager = Notice.Plan(Check(1), Approve(2, "manager"));

    private readonly List<Countersignature> given = [];

    private Notice notice = new(Guid.CreateVersion7(), EstablishmentId.New(), Author, "The gate opens at eight");

    private static StaffMember Deputy { get; } = new(PersonId.New(), "Rowena Halloran", ["senior leader"]);

    [Fact]
    public void A_colleague_checks_and_the_manager_approves()
    {
        var check = Done(CheckThenManager, Colleague);
        var half = State(CheckThenManager).IsComplete;
        var approval = Done(CheckThenManager, Manager);

        Assert.False(half);
        Assert.True(State(CheckThenManager).IsComplete);
        Assert.Equal((1, SigningAct.Check, null, Colleague.Id), (check.Number, check.Act, check.Role, check.Person));
        Assert.Equal((2, SigningAct.Approve, "manager"), (approval.Number, approval.Act, approval.Role));
    }

    [Theory]
    [InlineData("teacher")]
    [InlineData("manager")]
    [InlineData("headteacher")]
    public void An_author_never_signs_whatever_their_roles(string role)
    {
        var author = new StaffMember(Author, "Idris Wainfleet", [role, "manager", "headteacher"]);

        Assert.Equal("You wrote this notice, so somebody else must check and approve it", Refused(CheckThenManager, author));
        Assert.Equal("You wrote this notice, so somebody else must check and approve it", Refused(Notice.Plan(Approve(1, role)), author));
    }

    [Fact]
    public void A_signature_of_the_author_in_the_table_counts_for_nothing()
    {
        Stored(CheckThenManager, 1, Author);

        Assert.Equal(1, State(CheckThenManager).Next!.Number);
    }

    [Theory]
    [InlineData("teacher", "staff", true)]
    [InlineData("", "staff", true)]
    [InlineData("teacher", "governor", false)]
    public void A_colleague_counts_while_they_are_one(string roles, string kind, bool counts)
    {
        Done(CheckThenManager, Colleague);

        Assert.Equal(counts, Weighed(CheckThenManager, Colleague with { Roles = roles.Split(' ', StringSplitOptions.RemoveEmptyEntries), Kind = kind }).Signatures[0].Given is not null);
    }

    [Theory]
    [InlineData("manager", true)]
    [InlineData("Manager, teacher", true)]
    [InlineData("teacher", false)]
    public void A_signature_in_a_role_counts_while_the_role_is_held(string roles, bool counts)
    {
        Done(CheckThenManager, Colleague);
        Done(CheckThenManager, Manager);

        var approval = Weighed(CheckThenManager, Colleague, Manager with { Roles = roles.Split(", ") });

        Assert.Equal((counts, counts ? 0 : 1), (approval.IsComplete, approval.Fallen.Count));
    }

    [Fact]
    public void Who_has_left_counts_no_more_and_whoever_signs_again_does()
    {
        Done(CheckThenManager, Colleague);
        Done(CheckThenManager, Manager);
        var other = new StaffMember(PersonId.New(), "Sunniva Holt", ["manager"]);

        var gone = Weighed(CheckThenManager, Colleague, other);
        var again = Assert.IsType<Outcome<Countersignature>.Done>(gone.Sign(other, gone.Subject.Fingerprint, [], TestClock.Start)).Value;

        Assert.Equal(2, gone.Next!.Number);
        Assert.Equal(1, again.Again);
        Assert.True(gone.With(again).IsComplete);
        Assert.Equal(other.Id, gone.With(again).Signatures[1].Given!.Person);
    }

    [Fact]
    public void A_deputy_counts_while_they_hold_the_deputy_s_role_though_the_other_is_back()
    {
        var plan = Notice.Plan(Approve(1, "manager") with { Deputy = "senior leader", Holders = [] });
        Done(plan, Deputy);

        Assert.True(Weighed(plan, Deputy, Manager).IsComplete);
        Assert.False(Weighed(plan, Deputy with { Roles = ["manager"] }, Manager).IsComplete);
    }

    [Fact]
    public void What_took_effect_stays_signed_by_whoever_left()
    {
        Done(CheckThenManager, Colleague);
        Done(CheckThenManager, Manager);

        Assert.True(State(CheckThenManager with { Here = [] }).IsComplete);
    }

    [Theory]
    [InlineData("governor")]
    [InlineData("volunteer")]
    [InlineData("parent helper")]
    [InlineData("agency worker")]
    [InlineData("other")]
    public void Who_is_not_on_the_staff_is_no_colleague_unless_the_policy_says_so(string kind)
    {
        var other = Colleague with { Kind = kind };
        var wider = Notice.Plan(Check(1) with { Colleagues = ["staff", kind] });

        Assert.Equal("A colleague on the staff signs this", Refused(CheckThenManager, other));
        Assert.False(State(CheckThenManager).Names(other));
        Assert.True(State(wider).Names(other));
        Assert.Null(Done(wider, other).Role);
    }

    [Fact]
    public void Who_is_not_on_the_staff_signs_in_a_role_that_the_policy_names()
    {
        var governor = Manager with { Kind = "governor" };
        Done(CheckThenManager, Colleague);

        Assert.True(State(CheckThenManager).Names(governor));
        Assert.Equal("manager", Done(CheckThenManager, governor).Role);
    }

    [Fact]
    public void Nobody_signs_twice_even_in_another_role()
    {
        Done(CheckThenManager, Manager);

        Assert.Equal("You have already signed this notice. The next signature must be somebody else's", Refused(CheckThenManager, Manager));
    }

    [Fact]
    public void Two_signatures_of_one_person_in_the_table_count_once()
    {
        Stored(CheckThenManager, 1, Manager.Id);
        Stored(CheckThenManager, 2, Manager.Id);

        Assert.Equal(2, State(CheckThenManager).Next!.Number);
    }

    [Fact]
    public void A_signature_needs_its_role()
    {
        Done(CheckThenManager, Colleague);
        var other = new StaffMember(PersonId.New(), "Barnaby Oduya", ["teacher", "governor"]);

        Assert.Equal("This needs somebody with the role of manager", Refused(CheckThenManager, other));
    }

    [Fact]
    public void A_role_counts_however_it_is_capitalised()
    {
        var plan = Notice.Plan(Approve(1, "CEO"));

        Done(plan, new StaffMember(PersonId.New(), "Lucian Abara", ["ceo"]));

        Assert.True(State(plan).IsComplete);
    }

    [Fact]
    public void Every_role_that_may_give_the_last_word_gives_it()
    {
        var plan = Notice.Plan(new PlannedSignature(1, SigningAct.FinalSignOff, ["staff lead", "line manager"], null));
        var lead = new StaffMember(PersonId.New(), "Lucian Abara", ["staff lead"]);
        var second = new StaffMember(PersonId.New(), "Barnaby Oduya", ["teacher", "line manager"]);

        Assert.Equal("This needs somebody with the role of staff lead or line manager", Refused(plan, Colleague));
        Assert.Equal("staff lead", Decide(plan, lead).Role);
        Assert.Equal("line manager", Done(plan, second).Role);
        Assert.True(State(plan).IsComplete);
    }

    [Fact]
    public void A_deputy_signs_where_the_holder_is_the_author_or_is_not_here()
    {
        Assert.Equal("senior leader", Decide(Deputised(1, Author), Deputy).Role);
        Assert.Equal("senior leader", Decide(Deputised(1), Deputy).Role);
    }

    [Fact]
    public void A_deputy_signs_where_the_holder_has_given_another_signature()
    {
        var plan = Notice.Plan([Check(1), .. Deputised(2, Manager.Id).Signatures]);

        Done(plan, Manager);
        Done(plan, Deputy);

        Assert.True(State(plan).IsComplete);
    }

    [Fact]
    public void A_deputy_waits_while_somebody_who_holds_the_role_can_sign()
    {
        Assert.Equal("This needs somebody with the role of manager", Refused(Deputised(1, Author, Manager.Id), Deputy));
        Assert.Equal("This needs somebody with the role of manager", Refused(Deputised(1, Author), Colleague));
    }

    [Fact]
    public void What_a_deputy_rightly_signed_stands_when_the_holder_comes_back()
    {
        Done(Deputised(1), Deputy);

        Assert.True(State(Deputised(1, Manager.Id)).IsComplete);
    }

    [Fact]
    public void A_deputy_never_signs_what_is_their_own() =>
        Assert.Equal("You wrote this notice, so somebody else must check and approve it", Refused(Deputised(1), Deputy with { Id = Author }));

    [Fact]
    public void Signatures_are_given_in_their_order()
    {
        var plan = Notice.Plan(Approve(1, "manager"), Approve(2, "headteacher"));

        Assert.Equal("This needs somebody with the role of manager", Refused(plan, Head with { Roles = ["headteacher"] }));
        Assert.Equal(1, Done(plan, Head).Number);
    }

    [Fact]
    public void A_signature_in_another_place_role_or_kind_counts_for_nothing()
    {
        Stored(Notice.Plan(Approve(1)), 1, Colleague.Id);
        Stored(Notice.Plan(new PlannedSignature(1, SigningAct.Check, ["governor"], null)), 1, Head.Id);

        Assert.Equal(1, State(CheckThenManager).Next!.Number);
    }

    [Fact]
    public void What_was_read_before_a_change_cannot_be_signed()
    {
        var seen = State(CheckThenManager).Subject.Fingerprint;
        notice = notice with { Words = "The gate opens at nine" };

        Assert.Equal(Changed, Refused(CheckThenManager, Colleague, seen));
    }

    [Fact]
    public void A_plan_that_changed_meanwhile_makes_what_was_read_stale()
    {
        var seen = State(CheckThenManager with { Policy = "the policy before" }).Subject.Fingerprint;

        Assert.Equal(Changed, Refused(CheckThenManager, Colleague, seen));
    }

    [Fact]
    public void A_change_of_the_content_or_of_the_plan_voids_what_was_signed()
    {
        Done(CheckThenManager, Colleague);

        var otherPlan = State(CheckThenManager with { Policy = "ab" });
        notice = notice with { Words = "The gate opens at nine" };
        var otherWords = State(CheckThenManager);

        Assert.Equal((1, 1), (otherPlan.Next!.Number, otherWords.Next!.Number));
    }

    [Theory]
    [InlineData("", "The first still open: the first")]
    [InlineData("1", "Still open: the second")]
    [InlineData("2", "Still open: the first")]
    public void Every_line_of_the_checklist_is_confirmed_even_where_lines_share_a_clause(string confirmed, string open)
    {
        int[] lines = [.. confirmed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(line => line[0] - '0')];

        Assert.Equal($"Confirm every line of the checklist, or send the notice back. {open}", Refused(WithChecklist, Colleague, confirmed: lines));
    }

    [Fact]
    public void Confirmed_lines_are_kept_with_the_signature_that_asks_for_them()
    {
        var check = Done(WithChecklist, Colleague, 2, 1);
        var approval = Done(WithChecklist, Manager, 3, 1);

        Assert.Equal([1, 2], check.Confirmed);
        Assert.Equal([3], approval.Confirmed);
    }

    [Fact]
    public void What_the_policy_refuses_is_signed_by_nobody()
    {
        var plan = CheckThenManager with { Refusals = [new Refusal("The policy does not take a personal opinion", "8.5")] };

        Assert.Equal("The policy does not take a personal opinion", Refused(plan, Colleague));
    }

    [Fact]
    public void A_plan_without_a_signature_is_never_complete()
    {
        Assert.False(State(Notice.Plan()).IsComplete);
        Assert.Equal("Everybody needed has already signed this notice", Refused(Notice.Plan(), Colleague));
    }

    [Theory]
    [InlineData(null, "Say what the author should change")]
    [InlineData("  ", "Say what the author should change")]
    [InlineData("Too long", null)]
    public void It_goes_back_with_a_reason_alone(string? because, string? refusal)
    {
        var answer = State(CheckThenManager).SendBack(Colleague, because);

        Assert.Equal(refusal, (answer as Outcome<string>.Refused)?.Why.Sentence);
    }

    [Fact]
    public void Only_whoever_is_asked_to_sign_now_sends_it_back()
    {
        var author = new StaffMember(Author, "Idris Wainfleet", ["manager"]);

        var answer = State(CheckThenManager).SendBack(author, "No");

        Assert.Equal("Only the person who is asked to sign now can send this notice back", Assert.IsType<Outcome<string>.Refused>(answer).Why.Sentence);
    }

    private const string Changed = "This notice, or the policy, has changed since you opened it. The newest version is below: read it, then sign";

    private static ApprovalPlan WithChecklist => CheckThenManager with
    {
        Checklist = [new ChecklistLine(1, "2.8", "the first"), new ChecklistLine(2, "2.8", "the second"), new ChecklistLine(3, "2.9", "the third") { With = 2 }],
    };

    private static ApprovalPlan Deputised(int number, params PersonId[] holders) =>
        Notice.Plan(Approve(number, "manager") with { Deputy = "senior leader", Holders = holders });

    private Approval Weighed(ApprovalPlan plan, params IReadOnlyList<StaffMember> here) => Approval.Of(notice.Under(plan), plan with { Here = here }, given, weighs: true);

    private Approval State(ApprovalPlan plan) => Approval.Of(notice.Under(plan), plan, given);

    private Countersignature Decide(ApprovalPlan plan, StaffMember person, params int[] confirmed)
    {
        var state = State(plan);
        return Assert.IsType<Outcome<Countersignature>.Done>(state.Sign(person, state.Subject.Fingerprint, confirmed, TestClock.Start)).Value;
    }

    private Countersignature Done(ApprovalPlan plan, StaffMember person, params int[] confirmed)
    {
        var signature = Decide(plan, person, confirmed);
        given.Add(signature);
        return signature;
    }

    private string Refused(ApprovalPlan plan, StaffMember person, string? seen = null, params int[] confirmed)
    {
        var state = State(plan);
        return Assert.IsType<Outcome<Countersignature>.Refused>(state.Sign(person, seen ?? state.Subject.Fingerprint, confirmed, TestClock.Start)).Why.Sentence;
    }

    private void Stored(ApprovalPlan plan, int number, PersonId person)
    {
        var asked = plan.Signatures[number - 1];
        given.Add(new Countersignature(number, asked.Act, asked.Roles.Count == 0 ? null : asked.Roles[0], person, TestClock.Start, notice.Under(plan).Fingerprint, []));
    }
}
