using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>The kinds of block that have a form, line by line. A rule has a form of its own.</summary>
internal static partial class BlockKinds
{
    private static readonly LineKind Because = new("because", new BoxKind("said", "Why?"));

    private static readonly LineKind Strength = new("strength", new BoxKind("said", "How strongly is it meant?", Offer.Choices)
    {
        Choices = [("must", "Must"), ("should", "Should"), ("advised", "Advised"), ("may", "May")],
    });

    private static readonly LineKind Within = new("within", new BoxKind("time", "In what time?") { Hint = "Such as 1 school day, 24 hours or 2 weeks" });

    private static readonly LineKind Then = new("then", new BoxKind("duty", "What has to be done besides?") { Joined = ", ", More = "And what else?", Hint = "Such as: report to the headteacher within 1 school day" });

    private static readonly LineKind Step = new("step", new BoxKind("place", "Place of step {0}") { Hint = "Another number moves it there", Width = 3 }, new BoxKind("what", "What is done in step {0}?") { Hint = "Without a comma" })
    {
        Legend = "Step {0}",
        Numbered = true,
        Another = "Another step",
        More = "Who takes it, when and how soon",
        Tails =
        [
            new BoxKind("by", "Who takes step {0}?", Offer.Role) { Lead = "by" },
            new BoxKind("when", "Step {0} only if", Offer.Fact) { Lead = "when", Joined = ", when ", More = "And only if" },
            new BoxKind("within", "How soon is step {0} done?") { Lead = "within", Hint = "Such as 3 days" },
            new BoxKind("under", "Under which other policy is step {0} taken?") { Lead = "under" },
            new BoxKind("optional", "Step {0} is offered and never automatic", Offer.Flag) { Lead = "optional" },
        ],
    };

    private static readonly BlockKind[] People =
    [
        new("role", "a role", "A name that your school has for somebody with a duty.",
            new LineKind("called", new BoxKind("name", "What is the role called at your school?") { Hint = "Such as headteacher" }) { Needed = "Enter what the role is called" },
            new LineKind("deputy", new BoxKind("role", "Who stands in?", Offer.Role)),
            new LineKind("may", new BoxKind("what", "What may the role do?") { Hint = "Such as: approve posts" })) { NamedAfter = "called" },
        new("words", "words of our own", "Words that your policy uses and the program does not know yet.",
            new LineKind("word", new BoxKind("name", "What is word {0}?") { Hint = "Such as learning mentor" })
            {
                Legend = "Word {0}",
                Asks = "What does word {0} stand for?",
                Keywords =
                [
                    ("actor", "Somebody who does something"), ("action", "Something that people do"), ("counterpart", "Somebody it is done with"), ("channel", "An account, a site or a device"),
                    ("fact", "Something that is so or is not so"), ("body", "Somebody outside the school"), ("concern", "What a report can be about"),
                ],
                Separator = ';',
                Another = "Another word",
                More = "What it belongs to, other names and how it is said",
                Tails =
                [
                    new BoxKind("is", "Word {0} is a kind of", Offer.Word) { Lead = "is", Joined = ", ", More = "And also of" },
                    new BoxKind("also", "Another name of word {0}") { Lead = "also", Joined = ", ", More = "And another" },
                    new BoxKind("asks", "The question that people are asked about word {0}") { Lead = "asks", Hint = "Only for something that is so or is not so, such as: Is it live?" },
                    new BoxKind("yes", "How a sentence says that word {0} is so") { Lead = "yes", Hint = "Only for something that is so or is not so, such as: it is live" },
                    new BoxKind("no", "How a sentence says that word {0} is not so") { Lead = "no", Hint = "Such as: it is not live" },
                    new BoxKind("said", "How a sentence says word {0}") { Lead = "said", Hint = "Such as: lend a key to somebody" },
                    new BoxKind("many", "Word {0} where there are several") { Lead = "many", Hint = "Only for people, such as: people around the school" },
                    new BoxKind("outside", "What those who do not work at the school call word {0}") { Lead = "outside", Hint = "Only for people, such as: a member of staff" },
                    new BoxKind("under", "The heading in house rules over word {0}") { Lead = "under", Hint = "Only for something that is done, such as: Pictures and films" },
                ],
                Needed = "Enter a word",
            }),
        new("setting", "a value left open", "A value that the wording leaves open and your school fills in.",
            new LineKind("means", new BoxKind("words", "Which words of the clause leave it open?") { Hint = "Such as regularly" }) { Needed = "Enter the words that leave it open" },
            new LineKind("value", new BoxKind("value", "What do they mean at your school?") { Hint = "Such as 2 weeks. Leave it empty until somebody has decided" }),
            new LineKind("added by the school", new BoxKind("is", "No wording speaks of it: the school adds it", Offer.Flag))) { NamedAfter = "means" },
    ];

    private static readonly BlockKind Example = new("ask", "an example with its answer", "A situation and the answer that it must get. The program tries it whenever the policy changes.",
        new LineKind("situation", new BoxKind("text", "What is asked?", Offer.Lines) { Hint = "Who does what, with whom and where, such as: staff to connect with a former pupil on a personal account. What else matters stands on a line of its own, such as: born 2006-03-10, left 2020-07-17" }) { Needed = "Enter what is asked" },
        new LineKind(
            "=",
            new BoxKind("verdict", "Which answer must it get?", Offer.Choices)
            {
                Choices =
                [
                    ("allowed", "Allowed"), ("allowed once", "Allowed once somebody has signed"), ("forbidden", "Forbidden"), ("advised against", "Advised against"), ("judgement", "Somebody decides"),
                    ("to do", "There is something to do"), ("out of scope", "The policy does not reach it"), ("silent", "The policy does not say"), ("needs", "More has to be known"),
                ],
            },
            new BoxKind("rest", "What else must the answer say?") { Hint = "Leave it empty, or such as: until 2024-03-10" })
        { Needed = "Choose which answer it must get" });

    /// <summary>Every kind but the rule, in the order in which they are offered.</summary>
    public static IReadOnlyList<BlockKind> All { get; } = [.. Work, .. People, Example];

    public static BlockKind? Find(string kind) => All.FirstOrDefault(one => one.Kind == kind);

    private static BoxKind Or(string key, string label, WordKind word, string hint = "") =>
        new(key, label, Offer.Word) { Word = word, Joined = " or ", Hint = hint.Length == 0 ? null : hint };
}
