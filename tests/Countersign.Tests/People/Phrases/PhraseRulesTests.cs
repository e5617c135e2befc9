using Countersign.People.Model;
using Countersign.People.Phrases;
using Countersign.People.Records;

namespace Countersign.Tests.People.Phrases;

public sealed class PhraseRulesTests
{
    private static readonly IReadOnlyList<PupilName> Pupils =
        [new(PupilId.New(), "Zebedee", "Zeb", "Quillfeather"), new(PupilId.New(), "Keerthan", null, "")];

    [Theory]
    [InlineData("Zebedee Quillfeather day", "Zebedee Quillfeather day")]
    [InlineData("  Zeb   Quillfeather\n day ", "Zeb Quillfeather day")]
    [InlineData("Zeb quills", "Zeb quills")]
    public void A_phrase_is_kept_with_single_blanks(string typed, string kept) =>
        Assert.Equal(kept, Assert.IsType<Outcome<string>.Done>(PhraseRules.Decide(typed, [], Pupils)).Value);

    [Theory]
    [InlineData(null, "Enter the words")]
    [InlineData("  1 2 3 ", "Enter the words")]
    [InlineData("Zeb", "Enter the words")]
    [InlineData("zebedee  QUILLFEATHER", "This is the name of a pupil and nothing else")]
    [InlineData("Quillfeather Zeb", "This is the name of a pupil and nothing else")]
    [InlineData("Quillfeather", "This is the name of a pupil and nothing else")]
    [InlineData("Keerthan", "This is the name of a pupil and nothing else")]
    [InlineData("BOOK DAY", "This phrase is allowed already")]
    public void What_is_no_phrase_or_hides_a_pupil_everywhere_is_refused(string? typed, string why)
    {
        var refused = Assert.IsType<Outcome<string>.Refused>(PhraseRules.Decide(typed, ["Book day"], Pupils));

        Assert.StartsWith(why, refused.Why.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_hundred_phrases_are_allowed_and_no_more()
    {
        var allowed = Enumerable.Range(0, 200).Select(number => $"Book day {number}").ToList();

        Assert.IsType<Outcome<string>.Done>(PhraseRules.Decide("Another day", [.. allowed.Skip(1)], Pupils));
        Assert.IsType<Outcome<string>.Refused>(PhraseRules.Decide("Another day", allowed, Pupils));
    }
}
