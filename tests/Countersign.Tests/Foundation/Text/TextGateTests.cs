using Countersign.Foundation.Text;

namespace Countersign.Tests.Foundation.Text;

public sealed class TextGateTests
{
    [Theory]
    [InlineData("one\r\ntwo\rthree\u000Bfour\u000Cfive\u0085six\u2028seven\u2029eight", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight")]
    [InlineData("Zoe\u0308", "Zo\u00EB")]
    [InlineData("\uFEFFa\uFEFFb", "ab")]
    [InlineData("a\tb", "a\tb")]
    public void Line_ends_and_letters_come_in_one_form(string typed, string kept) => Assert.Equal(kept, Kept(typed));

    [Theory]
    [InlineData("👩\u200D🏫 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ❤\uFE0F")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("שלום\u200F!")]
    [InlineData("Year 4 planted beans, and “grew” them – twice")]
    public void What_languages_and_emoji_need_stays(string typed) => Assert.Equal(typed, Kept(typed));

    [Theory]
    [InlineData("a\0b", "after “a”")]
    [InlineData("\u0007b", "at the beginning")]
    [InlineData("a\u007Fb", "after “a”")]
    [InlineData("a\u009Fb", "after “a”")]
    [InlineData("one\ntwo three\u202Efour", "after “two three” on line 2")]
    [InlineData("one\n\u2066four", "at the beginning of line 2")]
    [InlineData("a long line before 😀😀😀😀😀😀😀😀😀😀😀\u202A", "after “😀😀😀😀😀😀😀😀😀😀”")]
    [InlineData("a\uFFFF", "after “a”")]
    public void What_nobody_can_see_is_refused_with_its_place(string typed, string place) =>
        Assert.Equal($"A character that cannot be seen stands {place}. Delete what is there and type it again", Assert.IsType<Outcome<string>.Refused>(TextGate.Read(typed)).Why.Sentence);

    // The runner cannot carry half of a character in the name of a test.
    [Fact]
    public void Half_of_a_character_is_refused_with_its_place()
    {
        Assert.Contains("after “one”", Assert.IsType<Outcome<string>.Refused>(TextGate.Read("one\uD800")).Why.Sentence, StringComparison.Ordinal);
        Assert.Contains("at the beginning", Assert.IsType<Outcome<string>.Refused>(TextGate.Read("\uDC00\uD800")).Why.Sentence, StringComparison.Ordinal);
    }

    private static string Kept(string typed) => Assert.IsType<Outcome<string>.Done>(TextGate.Read(typed)).Value;
}
