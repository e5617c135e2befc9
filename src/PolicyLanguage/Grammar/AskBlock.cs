namespace Countersign.PolicyLanguage.Grammar;

internal static class AskBlock
{
    private const string Hint = "Who does what, with whom and where, such as: staff to connect with a former pupil on a personal account. "
        + "What else matters stands on a line of its own, such as: born 2006-03-10, left 2020-07-17";

    public static BlockKind Kind { get; } = new(
        "ask",
        "an example with its answer",
        "A situation and the answer that it must get. The program tries it whenever the policy changes.",
        new LineKind("situation", new Argument("text", "What is asked?", ArgumentType.Lines) { Hint = Hint }) { Needed = "Enter what is asked" },
        new LineKind(
            "=",
            new Argument("verdict", "Which answer must it get?", ArgumentType.Choice)
            {
                Choices =
                [
                    ("allowed", "Allowed"),
                    ("allowed once", "Allowed once somebody has signed"),
                    ("forbidden", "Forbidden"),
                    ("advised against", "Advised against"),
                    ("judgement", "Somebody decides"),
                    ("to do", "There is something to do"),
                    ("out of scope", "The policy does not reach it"),
                    ("silent", "The policy does not say"),
                    ("needs", "More has to be known"),
                ],
            },
            new Argument("rest", "What else must the answer say?") { Hint = "Leave it empty, or such as: until 2024-03-10" })
        { Needed = "Choose which answer it must get" })
    {
        Place = 11,
        Column = 0,
        Says = "an example and the answer it must get",
    };
}
