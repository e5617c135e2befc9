using Countersign.Policies.Ask;
using Countersign.Policies.InForce;

namespace Countersign.Tests.Policies.Ask;

public sealed class PlainWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    private static readonly AskerProfile Assistant = new(["teaching assistant"], "Wrenfield School", []);

    [Theory]
    [InlineData("accept a friend request from a former pupil")]
    [InlineData("Can I accept a friend request from a former pupil?")]
    [InlineData("May I accept a friend request from a former pupil?")]
    [InlineData("I want to accept a friend request from a former pupil.")]
    [InlineData("I'd like to accept a friend request from a former pupil")]
    [InlineData("Am I allowed to accept a friend request from a former pupil?")]
    [InlineData("to accept a friend request from my former pupil")]
    public void What_somebody_wants_to_do_is_read_as_theirs(string sentence)
    {
        var heard = PlainWords.Read(Policy(), sentence, Assistant, Today);

        Assert.Null(heard.Refusal);
        Assert.Equal(("teaching assistant", "accept a request", "former pupil", true), (heard.Draft!.Actor, heard.Draft.Action, heard.Draft.Of(DraftQuestion.Counterpart), heard.Draft.ForSelf));
    }

    [Theory]
    [InlineData("governor to connect with a former pupil", "governor", false)]
    [InlineData("can a governor connect with a former pupil?", "governor", false)]
    [InlineData("teaching assistant to connect with a former pupil", "teaching assistant", true)]
    public void Whoever_the_sentence_names_is_asked_for(string sentence, string actor, bool forSelf)
    {
        var heard = PlainWords.Read(Policy(), sentence, Assistant, Today);

        Assert.Equal((actor, forSelf), (heard.Draft!.Actor, heard.Draft.ForSelf));
    }

    [Fact]
    public void Facts_and_dates_of_the_command_line_are_read_too()
    {
        var heard = PlainWords.Read(Policy(), "connect with a former pupil on my own account, born 2006-03-10, left 2 years ago, not family, consent unknown", Assistant, Today);

        Assert.Equal(
            [("counterpart", "former pupil"), ("channel", "personal account"), ("consent", "unknown"), ("family", "no"), ("birth date", "2006-03-10"), ("years since leaving", "2")],
            heard.Draft!.Given.Select(told => (told.What, told.Said)));
    }

    [Fact]
    public void A_question_in_the_words_of_the_policy_tells_of_no_child_at_risk()
    {
        var heard = PlainWords.Read(Policy(), "message a current pupil on a personal account, not family", Assistant, Today);

        Assert.False(heard.SafeguardingFirst);
        Assert.Equal("message", heard.Draft?.Action);
    }

    [Theory]
    [InlineData("do i have to unfriend my niece she starts here in september")]
    [InlineData("must i block an ex pupil on facebook")]
    public void A_question_that_is_turned_round_gets_no_bare_yes_or_no(string sentence)
    {
        var heard = PlainWords.Read(Policy(), sentence, Assistant, Today);

        Assert.Null(heard.Draft);
        Assert.NotEmpty(heard.Perhaps);
    }

    [Fact]
    public void A_reading_that_is_clearly_ahead_is_taken_and_the_others_stay_at_hand()
    {
        var heard = PlainWords.Read(Policy(), "ex pupil wants to add me on insta, shes 18 now", Assistant, Today);

        Assert.Equal(
            ("teaching assistant", "connect", "former pupil", "personal account", "18", true),
            (heard.Draft!.Actor, heard.Draft.Action, heard.Draft.Of(DraftQuestion.Counterpart), heard.Draft.Of(DraftQuestion.Channel), heard.Draft.Of(DraftQuestion.Age), heard.Draft.ForSelf));
        Assert.Equal("Instagram", heard.Place);
        Assert.DoesNotContain(heard.Draft, heard.Perhaps);
        Assert.NotEmpty(heard.Perhaps);
    }

    [Theory]
    [InlineData("can i accept a friend request from an ex pupil", "former pupil", null)]
    [InlineData("can i accept a friend request from an ex pupil on facebook", "former pupil", "personal account")]
    public void What_nobody_said_is_asked_and_not_taken_for_granted(string sentence, string counterpart, string? channel)
    {
        var heard = PlainWords.Read(Policy(), sentence, Assistant, Today);

        var draft = heard.Draft ?? heard.Perhaps[0];
        Assert.Equal((counterpart, channel), (draft.Of(DraftQuestion.Counterpart), draft.Of(DraftQuestion.Channel)));
    }

    [Fact]
    public void Two_questions_in_one_sentence_are_answered_one_after_the_other()
    {
        var heard = PlainWords.Read(Policy(), "can i accept a friend request from an ex pupil on facebook and can i use the school logo on my own blog", Assistant, Today);

        Assert.Equal(("accept a request", "use the logo"), (heard.Draft!.Action, Assert.Single(heard.Draft.Also).Action));
    }

    [Fact]
    public void What_is_told_before_a_question_is_no_question_of_its_own()
    {
        var heard = PlainWords.Read(Policy(), "an ex pupil found me on insta. shes 18 now. can i add her?", Assistant, Today);

        Assert.Empty((heard.Draft ?? heard.Perhaps[0]).Also);
        Assert.Equal("former pupil", (heard.Draft ?? heard.Perhaps[0]).Of(DraftQuestion.Counterpart));
    }

    [Theory]
    [InlineData("who do i tell about a fake account that says its our school")]
    [InlineData("what happens if a member of staff breaks the rules")]
    public void What_asks_to_be_told_something_is_told_it_and_no_ruling_is_taken(string sentence)
    {
        var heard = PlainWords.Read(
            Policy("""
                ### 5.1 When somebody pretends to be us

                ```route 5.1-accounts
                about    misuse of an account
                to       the headteacher
                ```

                ### 5.2 When staff break the rules

                ```ladder 5.2-staff
                for      staff
                step 1   speak with them
                step 2   give a written warning
                ```
                """),
            sentence,
            Assistant, Today);

        Assert.True(heard.PassageAnswers);
        Assert.Null(heard.Draft);
        Assert.NotEmpty(heard.Passages);
    }

    [Fact]
    public void Of_readings_that_are_as_likely_none_is_assumed()
    {
        var heard = PlainWords.Read(Policy(), "mum and me and facebook", Assistant, Today);

        Assert.Null(heard.Draft);
        Assert.Null(heard.Refusal);
        Assert.InRange(heard.Perhaps.Count, 2, 3);
    }

    [Fact]
    public void Where_a_child_may_be_at_risk_that_comes_first_whatever_else_is_asked()
    {
        var heard = PlainWords.Read(Policy(), "a girl in my form says she wants to kill herself", Assistant, Today);

        Assert.True(heard.SafeguardingFirst);
        Assert.Equal("report a safeguarding concern", heard.Perhaps[0].Action);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public void Nothing_said_is_asked_for_again(string? sentence)
    {
        var heard = PlainWords.Read(Policy(), sentence, Assistant, Today);

        Assert.Null(heard.Draft);
        Assert.NotEmpty(heard.Refusal!);
        Assert.Empty(heard.Perhaps);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("is the printer mended yet")]
    public void What_is_about_something_else_is_told_apart(string sentence)
    {
        var heard = PlainWords.Read(Policy(), sentence, Assistant, Today);

        Assert.Null(heard.Draft);
        Assert.Null(heard.Refusal);
        Assert.Empty(heard.Perhaps);
    }

    internal static PolicyInForce Policy(string clauses = "") => SamplePolicy.InForce(SamplePolicy.Around(clauses.ReplaceLineEndings("\n")));
}
