using Countersign.PolicyLanguage.Understanding;

namespace PolicyLanguage.Tests.Understanding;

public sealed class SpellingCorrectorTests
{
    [Theory]
    [InlineData("freind", "friend")]
    [InlineData("messsage", "message")]
    [InlineData("colleauge", "colleague")]
    [InlineData("instagrm", "instagram")]
    [InlineData("phitograph", "photograph")]
    [InlineData("anonymus", "anonymous")]
    [InlineData("friendrequest", "friend request")]
    public void A_slip_is_mended_to_the_word_that_was_meant(string typed, string meant) =>
        Assert.Equal(meant, new SpellingCorrector(Lexicon.Shared).Mend(typed));

    [Theory]
    [InlineData("xyzzy")]
    [InlineData("abc")]
    [InlineData("kayleigh")]
    [InlineData("oluwaseun")]
    [InlineData("pneumonoultramicroscopicsilicovolcanoconiosis")]
    public void What_is_near_to_nothing_stays(string typed) => Assert.Null(new SpellingCorrector(Lexicon.Shared).Mend(typed));

    [Theory]
    [InlineData("Tess")]
    [InlineData("Chloe")]
    [InlineData("Pupila")]
    public void A_name_within_a_sentence_is_never_mended_into_a_word(string name)
    {
        var tokens = new Tokenizer(Lexicon.Shared, new SpellingCorrector(Lexicon.Shared)).Read($"can {name} be in the photo");

        Assert.Equal(name.ToLowerInvariant(), tokens[1].Text);
    }
}
