using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Wording;

/// <summary>Every action and every question of the core words and of the documents that come with the program, as sentences have them.</summary>
public class GrammarTests
{
    private static readonly string[] Documents = ["federation", "infant", "primary", "school", "trust", "law/england"];

    public static TheoryData<string> Everywhere => ["core", .. Documents];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void What_is_done_is_said_of_one_of_many_and_of_you(string name)
    {
        var words = Words(name);
        var actors = words.Of(WordKind.Actor).ToList();
        foreach (var action in words.Of(WordKind.Action))
        {
            var doing = Phrasing.Doing(action, [], []);
            var (one, you) = (GrammaticalVoice.Of([actors.First(actor => actor.Name == "teacher")]).Does(doing), new GrammaticalVoice("you", Phrasing.A).Does(doing));
            var (verb, plain) = (one.Split(' ')[0], doing.Split(' ')[0]);

            Assert.Matches("^(?!(?:the|an?|their|its|it|they|not|to)$)[a-z]+$", plain);
            Assert.True(plain == "be" ? (verb, you.Split(' ')[0]) == ("is", "are") : verb.EndsWith('s') && you == doing, $"{action.Name}: {one} / {you}");
            Assert.DoesNotContain("(", one + you, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\b(\w+) \1\b|  | a [aeio]|somebody .*somebody", one);
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void What_is_done_with_somebody_names_them_once(string name)
    {
        var words = Words(name);
        var other = words.Of(WordKind.Counterpart).First(word => word.Name == "former pupil");
        Assert.All(words.Of(WordKind.Action), action =>
        {
            var doing = Phrasing.Doing(action, [other], []);
            Assert.Equal(1, doing.Split("former pupil").Length - 1);
            Assert.DoesNotMatch(@"\(|\)|somebody|\b(\w+) \1\b", doing);
        });
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void A_question_turned_round_is_a_statement_that_holds_or_does_not(string name)
    {
        foreach (var fact in Words(name).Of(WordKind.Fact).Where(fact => fact.Counts is null))
        {
            var (holds, not) = (SentenceModel.Of(new Condition(fact, true)), SentenceModel.Of(new Condition(fact, false)));

            Assert.NotEqual(holds, not);
            Assert.DoesNotMatch(@"^you .*\b(they|their|themselves)\b", new GrammaticalVoice("you", Phrasing.A).Clause(new Condition(fact, true), []));
            Assert.All((string[])[holds, not], said =>
            {
                Assert.DoesNotContain("the answer to", said, StringComparison.Ordinal);
                Assert.True(char.IsLower(said[0]) && !said.EndsWith('?') && !said.EndsWith('.'), $"{fact.Name}: {said}");
                Assert.DoesNotMatch(@"\b(?!that)(\w+) \1\b|not not|  ", said);
            });
        }
    }

    private static Vocabulary Words(string name) => name == "core" ? PolicyReader.CoreWords : PolicyTexts.Shipped(name).Vocabulary;
}
