using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

internal static class LadderBlock
{
    public static BlockKind Kind { get; } = new(
        "ladder",
        "what follows, step by step",
        "What happens when something goes wrong, from the mildest step to the gravest.",
        new LineKind("for", SharedLines.AnyOf("who", "Whom is it for?", WordKind.Actor))
        {
            Missing = ("does not say whom it is for", "add a line `for`, such as `for parent`"),
            Needed = "Choose whom it is for",
            Written = "`for ACTOR or ACTOR`",
            Says = "whom it is for",
        },
        SharedLines.Step with
        {
            Missing = ("does not say what is done", "add a line such as `step 1 talk to them`"),
            Needed = "Enter what is done in the first step",
            Written = "`step N WHAT` with tails",
            Says = "see below",
        },
        new LineKind("skip to", new Argument("step", "Which step can be reached at once? Line {0}") { Hint = "Its number above", Width = 3 })
        {
            Type = ArgumentType.Skip,
            Json = "skips",
            Written = "`skip to N, when FACT`",
            Says = "that step may be reached at once where the fact holds",
            Legend = "When a step is reached at once, line {0}",
            PointsTo = "step",
            Another = "Another step reached at once",
            Tails =
            [
                new Argument("when", "When is it reached at once? Line {0}", ArgumentType.Condition)
                {
                    Lead = "when",
                    Joined = ", when ",
                    More = "And only if",
                },
            ],
        },
        SharedLines.Because,
        SharedLines.Strength)
    {
        Place = 3,
        IsStepped = true,
        Says = "what happens to a group, step by step",
        Make = values => new Ladder(
            values.Id,
            values.Clause,
            values.Line,
            values.Many<Word>("for"),
            values.Many<WorkStep>("step"),
            values.Many<LadderSkip>("skip to"),
            values.Because,
            values.Strength),
    };
}
