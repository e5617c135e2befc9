using Countersign.Policies.Ask;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Tests.Policies.Ask;

public sealed class InterviewTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private const string Publishing = """
        ### 2.1 Publishing

        ```rule 2.1-one
        forbid staff to publish
        when controversial
        when names a pupil
        ```

        ```rule 2.1-two
        forbid staff to publish
        when controversial
        when shows a pupil
        ```

        ```rule 2.1-yes
        allow staff to publish
        ```
        """;

    private const string Counted = """
        ### 2.1 Two people for every account

        ```words numbers
        fact      administrators; counts administrators; asks How many people administer the account?
        date      end of the contract; asks When did the contract end?
        ```

        ```rule 2.1-two
        forbid    staff to keep an account
        unless    administrators at least 2
        ```

        ```rule 2.1-kept
        allow     staff to keep an account
        when      administrators at least 2
        ```

        ```rule 2.1-former
        forbid    staff to post
        until     2 months after the end of the contract
        ```

        ```rule 2.1-afterwards
        allow     staff to post
        ```
        """;

    private const string LeadsBarred = """
        ### 2.1 Publishing

        ```rule 2.1-staff
        allow staff to publish
        ```
        ```rule 2.1-leads
        forbid account lead to publish
        ```
        """;

    [Fact]
    public void The_question_that_decides_most_is_put_first()
    {
        var standing = Ask(Publishing, new DraftQuestion("teacher", "publish", []));

        Assert.Equal("controversial", standing.Next!.What);
    }

    [Fact]
    public void A_picture_or_a_post_may_show_or_concern_nobody_and_a_message_goes_to_somebody()
    {
        const string Pictures = """
            ### 2.1 Pictures

            ```rule 2.1-pupils
            forbid staff to post a photograph or post or message
            with a pupil
            ```

            ```rule 2.1-rest
            allow staff to post a photograph or post or message
            ```
            """;
        var picture = Ask(Pictures, new DraftQuestion("teacher", "post a photograph", []));
        var post = Ask(Pictures, new DraftQuestion("teacher", "post", []));
        var message = Ask(Pictures, new DraftQuestion("teacher", "message", []));
        var empty = Ask(Pictures, new DraftQuestion("teacher", "post a photograph", []).With(DraftQuestion.Counterpart, "nobody"));

        Assert.Equal(("Who can be seen in it?", "nobody"), (picture.Next!.Question, Assert.IsType<InterviewQuestion.Choose>(picture.Next).Words[^1]));
        Assert.Equal(("Who is it about?", "nobody"), (post.Next!.Question, Assert.IsType<InterviewQuestion.Choose>(post.Next).Words[^1]));
        Assert.Equal("Who is the other person?", message.Next!.Question);
        Assert.DoesNotContain("nobody", Assert.IsType<InterviewQuestion.Choose>(message.Next).Words);
        Assert.Equal((Verdict.Allowed, null), (empty.Answer.Verdict, empty.Next));
    }

    [Fact]
    public void Once_nothing_can_change_the_answer_nothing_more_is_asked()
    {
        var no = Ask(Publishing, new DraftQuestion("teacher", "publish", []).With("controversial", DraftQuestion.No));
        var yes = Ask(Publishing, new DraftQuestion("teacher", "publish", []).With("controversial", DraftQuestion.Yes).With("names a pupil", DraftQuestion.Yes));

        Assert.Equal((Verdict.Allowed, null), (no.Answer.Verdict, no.Next));
        Assert.Equal((Verdict.Forbidden, null), (yes.Answer.Verdict, yes.Next));
    }

    [Fact]
    public void A_question_whose_every_answer_leads_to_the_same_is_not_put_and_the_page_says_so()
    {
        var standing = Ask(
            """
            ### 2.1 Logo

            ```rule 2.1-written
            forbid staff to use the logo
            when written approval
            ```

            ```rule 2.1-unwritten
            forbid staff to use the logo
            when not written approval
            ```
            """,
            new DraftQuestion("teacher", "use the logo", []));

        Assert.Null(standing.Next);
        Assert.Equal(Verdict.Forbidden, standing.Answer.Verdict);
        Assert.Equal(["Is there written approval?"], standing.Whichever);
        Assert.Empty(standing.Answer.FactsUsed);
        Assert.Equal(["2.1"], standing.Answer.Clauses.Select(cited => cited.Clause));
    }

    [Fact]
    public void A_question_that_changes_what_has_to_be_done_is_put_though_the_verdict_stays()
    {
        var standing = Ask(
            """
            ### 2.1 Logo

            ```rule 2.1-written
            forbid staff to use the logo
            when written approval
            then give the approval back
            ```

            ```rule 2.1-unwritten
            forbid staff to use the logo
            when not written approval
            ```
            """,
            new DraftQuestion("teacher", "use the logo", []));

        Assert.Equal("written approval", standing.Next!.What);
    }

    [Fact]
    public void What_cannot_be_found_out_goes_to_a_person_and_what_is_left_out_stays_open()
    {
        var unknown = Ask(Publishing, new DraftQuestion("teacher", "publish", []).With("controversial", DraftQuestion.Unknown).With("names a pupil", DraftQuestion.Yes).With("shows a pupil", DraftQuestion.No));
        var skipped = Ask(Publishing, new DraftQuestion("teacher", "publish", []).With("controversial", DraftQuestion.Skipped).With("names a pupil", DraftQuestion.Yes).With("shows a pupil", DraftQuestion.No));

        Assert.Equal((Verdict.Judgement, "headteacher", null), (unknown.Answer.Verdict, unknown.Answer.Decider, unknown.Next));
        Assert.Equal((Verdict.NeedsFacts, null), (skipped.Answer.Verdict, skipped.Next));
    }

    [Fact]
    public void What_the_school_knows_of_the_asker_is_never_asked_and_counts_for_nobody_else()
    {
        const string central = """
            ### 2.1 Logo

            ```rule 2.1-central
            allow staff to use the logo
            when central team
            ```

            ```rule 2.1-school
            forbid staff to use the logo
            when not central team
            ```
            """;
        var known = new AskerProfile(["teacher"], "Wrenfield School", [new KnownFact("central team", false)]);
        var own = new DraftQuestion("teacher", "use the logo", []) { ForSelf = true };

        Assert.Equal((Verdict.Forbidden, null), (Ask(central, own, known).Answer.Verdict, Ask(central, own, known).Next));
        Assert.Equal("central team", Ask(central, own with { ForSelf = false }, known).Next!.What);
    }

    [Fact]
    public void Changing_one_thing_keeps_the_rest()
    {
        var answered = new DraftQuestion("teacher", "publish", []).With("controversial", DraftQuestion.Yes).With("names a pupil", DraftQuestion.No).With("shows a pupil", DraftQuestion.No);

        var changing = Ask(Publishing, answered.Change(0));
        var changed = Ask(Publishing, answered.Change(0).With("controversial", DraftQuestion.No));

        Assert.Equal("controversial", changing.Next!.What);
        Assert.Equal((Verdict.Allowed, null), (changed.Answer.Verdict, changed.Next));
    }

    [Fact]
    public void A_role_said_too_widely_is_asked_exactly()
    {
        var asked = new DraftQuestion("staff", "publish", []) { ForSelf = true };

        var standing = Ask(LeadsBarred, asked);

        var step = Assert.IsType<InterviewQuestion.Choose>(standing.Next);
        Assert.Equal(("Which of these are you?", true), (step.Question, step.Narrower));
        Assert.Equal(["account lead"], step.Words);
        Assert.Equal((Verdict.Forbidden, null), Told(LeadsBarred, asked, "account lead"));
        Assert.Equal((Verdict.Allowed, null), Told(LeadsBarred, asked, DraftQuestion.None));
        Assert.Equal((Verdict.NeedsFacts, null), Told(LeadsBarred, asked, DraftQuestion.Skipped));
    }

    [Fact]
    public void Of_somebody_else_it_is_asked_which_would_do_it() =>
        Assert.Equal("Which of these would do it?", Ask(LeadsBarred, new DraftQuestion("staff", "publish", [])).Next!.Question);

    [Theory]
    [InlineData(true, "teacher", Verdict.Allowed)]
    [InlineData(true, "account lead", Verdict.Forbidden)]
    [InlineData(false, "staff", Verdict.NeedsFacts)]
    public void The_roles_that_the_school_gave_answer_it_without_asking(bool hasRoles, string role, Verdict expected)
    {
        var known = new AskerProfile([role], "Wrenfield School", []) { HasRoles = hasRoles };

        var standing = Ask(LeadsBarred, new DraftQuestion("staff", "publish", []) { ForSelf = true }, known);

        Assert.Equal((expected, expected == Verdict.NeedsFacts), (standing.Answer.Verdict, standing.Next is not null));
    }

    [Fact]
    public void Another_person_and_a_place_said_too_widely_are_asked_exactly_one_after_the_other()
    {
        const string clauses = """
            ### 2.1 Friends

            ```words more
            counterpart prefect; is current pupil
            channel     house page; is official account
            ```
            ```rule 2.1-friends
            allow staff to connect
            ```
            ```rule 2.1-prefects
            forbid staff to connect
            with a prefect
            on a house page
            ```
            """;
        var asked = new DraftQuestion("staff", "connect", []).With(DraftQuestion.Counterpart, "current pupil").With(DraftQuestion.Channel, "official account");

        var person = Ask(clauses, asked);
        var one = Reply(clauses, asked, "prefect");
        var place = Ask(clauses, one);

        Assert.Equal(("exact person", "exact place"), (person.Next!.What, place.Next!.What));
        Assert.Equal((Verdict.Forbidden, null), Told(clauses, one, "house page"));
        Assert.Equal((Verdict.Allowed, null), Told(clauses, one, DraftQuestion.None));
        Assert.Equal((Verdict.Allowed, null), Told(clauses, asked, DraftQuestion.None));
        Assert.Equal(["channel", "counterpart"], one.With(DraftQuestion.Counterpart, "parent").Given.Select(told => told.What));
    }

    [Theory]
    [InlineData("1", Verdict.Forbidden)]
    [InlineData(" 2 ", Verdict.Allowed)]
    public void A_number_is_asked_for_and_counted(string typed, Verdict verdict)
    {
        var draft = new DraftQuestion("teacher", "keep an account", []);
        var question = Assert.IsType<InterviewQuestion.Number>(Ask(Counted, draft).Next);

        var after = Assert.IsType<Outcome<DraftQuestion>.Done>(Replies.Take(draft, question, new WrittenReply(null, null, [], typed), Today)).Value;

        Assert.Equal("How many people administer the account?", question.Question);
        Assert.Equal(verdict, Ask(Counted, after).Answer.Verdict);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1000000")]
    public void What_is_no_number_is_refused_with_what_to_do(string typed)
    {
        var draft = new DraftQuestion("teacher", "keep an account", []);

        var refused = Assert.IsType<Outcome<DraftQuestion>.Refused>(Replies.Take(draft, Ask(Counted, draft).Next, new WrittenReply(null, null, [], typed), Today));

        Assert.Equal("Enter a whole number, such as 2, or choose that you cannot find out", refused.Why.Sentence);
    }

    [Fact]
    public void A_number_that_nobody_can_tell_goes_to_a_person()
    {
        var told = Reply(Counted, new DraftQuestion("teacher", "keep an account", []), DraftQuestion.Unknown);

        Assert.Equal(Verdict.Judgement, Ask(Counted, told).Answer.Verdict);
    }

    [Fact]
    public void A_day_of_the_documents_own_is_asked_for_and_may_be_still_to_come()
    {
        var draft = new DraftQuestion("teacher", "post", []);
        var question = Assert.IsType<InterviewQuestion.Date>(Ask(Counted, draft).Next);

        var after = Assert.IsType<Outcome<DraftQuestion>.Done>(Replies.Take(draft, question, new WrittenReply(null, Today.AddDays(10), []), Today)).Value;

        Assert.Equal("When did the contract end?", question.Question);
        Assert.Equal(Verdict.Forbidden, Ask(Counted, after).Answer.Verdict);
    }

    [Fact]
    public void Taking_the_exact_role_back_asks_for_it_anew()
    {
        var told = Reply(LeadsBarred, new DraftQuestion("staff", "publish", []), DraftQuestion.None);

        var again = Ask(LeadsBarred, told.Change(0));

        Assert.Equal("Not account lead", AskWords.Said(told.Given[0]));
        Assert.Equal(NarrowerReply.Role, again.Next!.What);
    }

    private static DraftQuestion Reply(string clauses, DraftQuestion inquiry, string word) =>
        Replies.Take(inquiry, Ask(clauses, inquiry).Next, new WrittenReply(word, null, []), Today) is Outcome<DraftQuestion>.Done(var after) ? after : throw new InvalidOperationException(word);

    private static (Verdict Verdict, InterviewQuestion? Next) Told(string clauses, DraftQuestion inquiry, string word)
    {
        var standing = Ask(clauses, Reply(clauses, inquiry, word));
        return (standing.Answer.Verdict, standing.Next);
    }

    private static InterviewState Ask(string clauses, DraftQuestion inquiry, AskerProfile? known = null) => Interview.Of(PlainWordsTests.Policy(clauses), inquiry, known ?? AskerProfile.Nothing, Today)!;
}
