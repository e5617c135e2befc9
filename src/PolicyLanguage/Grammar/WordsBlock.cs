using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

internal static class WordsBlock
{
    public static LineKind Word { get; } = new("word", new Argument("name", "What is word {0}?") { Hint = "Such as learning mentor" })
    {
        Keywords =
        [
            ("actor", "Somebody who does something"),
            ("action", "Something that people do"),
            ("counterpart", "Somebody it is done with"),
            ("channel", "An account, a site or a device"),
            ("fact", "Something that is so or is not so"), ("body", "Somebody outside the school"), ("concern", "What a report can be about"),
            ("date", "A day from which something counts"),
        ],
        Separator = ';',
        Legend = "Word {0}",
        Asks = "What does word {0} stand for?",
        Another = "Another word",
        More = "What it belongs to, other names and how it is said",
        Needed = "Enter a word",
        Tails =
        [
            new Argument("is", "Word {0} is a kind of", ArgumentType.Word) { Lead = "is", Joined = ", ", More = "And also of" },
            new Argument("also", "Another name of word {0}") { Lead = "also", Joined = ", ", More = "And another" },
            new Argument("asks", "The question that people are asked about word {0}")
            {
                Lead = "asks",
                Of = [WordKind.Fact, WordKind.Date],
                Hint = "Only for what people are asked, such as: Is it live?",
            },
            new Argument("implies", "Word {0} holds only where this holds too", ArgumentType.Word)
            {
                Lead = "implies",
                Of = [WordKind.Fact],
                Joined = ", ",
                More = "And where this holds too",
            },
            new Argument("counts", "What word {0} counts")
            {
                Lead = "counts",
                Of = [WordKind.Fact],
                Hint = "Only for a number, such as: administrators",
            },
            new Argument("yes", "How a sentence says that word {0} is so")
            {
                Lead = "yes",
                Of = [WordKind.Fact],
                Hint = "Only for something that is so or is not so, such as: it is live",
            },
            new Argument("no", "How a sentence says that word {0} is not so") { Lead = "no", Of = [WordKind.Fact], Hint = "Such as: it is not live" },
            new Argument("said", "How a sentence says word {0}")
            {
                Lead = "said",
                Of = [WordKind.Actor, WordKind.Action, WordKind.Counterpart, WordKind.Channel, WordKind.Concern, WordKind.Date],
                Hint = "Such as: lend a key to somebody",
            },
            new Argument("many", "Word {0} where there are several")
            {
                Lead = "many",
                Of = [WordKind.Actor, WordKind.Counterpart],
                Hint = "Only for people, such as: people around the school",
            },
            new Argument("outside", "What those who do not work at the school call word {0}")
            {
                Lead = "outside",
                Of = [WordKind.Counterpart],
                Hint = "Only for people, such as: a member of staff",
            },
            new Argument("under", "The heading in house rules over word {0}")
            {
                Lead = "under",
                Of = [WordKind.Action],
                Hint = "Only for something that is done, such as: Pictures and films",
            },
        ],
    };

    public static BlockKind Kind { get; } = new("words", "words of our own", "Words that your policy uses and the program does not know yet.", Word)
    {
        Place = 9,
        Noun = "words block",
        Column = 10,
        IsGlossary = true,
        Says = "words that the document adds",
    };

    /// <summary>The properties that make a word a part of another.</summary>
    public static IReadOnlyList<string> Builders { get; } = ["is", "implies"];

    /// <summary>What can be said of a word of a kind.</summary>
    public static IEnumerable<string> PropertiesOf(WordKind kind) =>
        Word.Tails.Where(tail => tail.Of.Count == 0 || tail.Of.Contains(kind)).Select(tail => tail.Lead);
}
