using Countersign.Policies.Ask;
using Countersign.Policies.InForce;

namespace Countersign.Tests.Policies.Ask;

public sealed class PlainWordsTests
{
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
        var heard = PlainWords.Read(Policy(), sentence, Assistant);

        Assert.Null(heard.Refusal);
        Assert.Equal(("teaching assistant", "connect", "former pupil", true), (heard.Draft!.Actor, heard.Draft.Action, heard.Draft.Of(DraftQuestion.Counterpart), heard.Draft.ForSelf));
    }

    [Theory]
    [InlineData("governor to connect with a former pupil", "governor", false)]
    [InlineData("can a governor connect with a former pupil?", "governor", false)]
    [InlineData("teaching assistant to connect with a former pupil", "teaching assistant", true)]
    public void Whoever_the_sentence_names_is_asked_for(string sentence, string actor, bool forSelf)
    {
        var heard = PlainWords.Read(Policy(), sentence, Assistant);

        Assert.Equal((actor, forSelf), (heard.Draft!.Actor, heard.Draft.ForSelf));
    }

    [Fact]
    public void Facts_and_dates_of_the_command_line_are_read_too()
    {
        var heard = PlainWords.Read(Policy(), "connect with a former pupil on my own account, born 2006-03-10, left 2 years ago, not family, consent unknown", Assistant);

        Assert.Equal(
            [("counterpart", "former pupil"), ("channel", "personal account"), ("consent", "unknown"), ("family", "no"), ("birth date", "2006-03-10"), ("years since leaving", "2")],
            heard.Draft!.Given.Select(told => (told.What, told.Said)));
    }

    [Fact]
    public void What_cannot_be_read_is_said_in_words_and_what_it_may_mean_is_offered_and_not_assumed()
    {
        var heard = PlainWords.Read(Policy(), "befriend that lovely former pupil who moved away", Assistant);

        Assert.Null(heard.Draft);
        Assert.StartsWith("The policy has no word for “that lovely former pupil", heard.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("docs/", heard.Refusal, StringComparison.Ordinal);
        var perhaps = Assert.Single(heard.Perhaps);
        Assert.Equal(("connect", "former pupil"), (perhaps.Action, perhaps.Of(DraftQuestion.Counterpart)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("?")]
    [InlineData("can I")]
    public void Nothing_said_is_asked_for_again(string? sentence)
    {
        var heard = PlainWords.Read(Policy(), sentence, Assistant);

        Assert.Null(heard.Draft);
        Assert.NotEmpty(heard.Refusal!);
        Assert.Empty(heard.Perhaps);
    }

    [Fact]
    public void A_sentence_of_five_hundred_characters_is_read_and_one_more_is_refused()
    {
        var longest = "connect with a former pupil".PadRight(500);

        Assert.NotNull(PlainWords.Read(Policy(), longest, Assistant).Draft);
        Assert.Equal("Say it in 500 characters or fewer", PlainWords.Read(Policy(), longest + " ", Assistant).Refusal);
    }

    internal static PolicyInForce Policy(string clauses = "") => SamplePolicy.InForce(SamplePolicy.Around(clauses.ReplaceLineEndings("\n")));
}
