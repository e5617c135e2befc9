using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

/// <summary>Lines that several kinds of block have.</summary>
internal static class SharedLines
{
    public static readonly LineKind Because = new("because", new Argument("said", "Why?"))
    {
        Once = true,
        Written = "`because TEXT`",
        Says = "the reason, as in a [rule](rule.md)",
    };

    public static readonly LineKind Strength = new("strength", new Argument("said", "How strongly is it meant?", ArgumentType.Strength)
    {
        Choices = [("must", "Must"), ("should", "Should"), ("advised", "Advised"), ("may", "May")],
    })
    {
        Once = true,
        Written = "`strength must` · `should` · `advised` · `may`",
        Says = "how it is shown; never a verdict",
    };

    public static readonly LineKind Gravity = new("gravity", new Argument("said", "How grave is it?", ArgumentType.Choice)
    {
        Plural = "gravities",
        Choices = [("minor", "Minor"), ("serious", "Serious"), ("gross", "Gross")],
    })
    {
        Once = true,
        Written = "`gravity minor` · `serious` · `gross`",
        Says = "left out where the text does not weigh it",
    };

    public static readonly LineKind Within = new("within", new Argument("time", "In what time?", ArgumentType.Deadline)
    {
        Hint = "Such as 1 school day, 24 hours or 2 weeks",
    })
    {
        Once = true,
        Written = "`within 1 school day`",
        Says = "the time for it: hours, days, school days, weeks or months",
    };

    public static readonly LineKind Then = new("then", new Argument("duty", "What has to be done besides?", ArgumentType.Duty)
    {
        Joined = ", ",
        More = "And what else?",
        Hint = "Such as: report to the headteacher within 1 school day",
    })
    {
        Written = "`then DUTY, DUTY`",
        Says = "what has to be done besides",
    };

    public static readonly LineKind Added = new("added by the school", new Argument("is", "The wording leaves the list to the school", ArgumentType.Flag))
    {
        Json = "addedBySchool",
        Written = "`added by the school`",
    };

    public static readonly LineKind Step = new("step", new Argument("place", "Place of step {0}")
    {
        Hint = "Another number moves it there",
        Width = 3,
    }, new Argument("what", "What is done in step {0}?") { Hint = "Without a comma" })
    {
        Type = ArgumentType.WorkStep,
        Json = "steps",
        Numbered = true,
        Written = "`step N WHAT` with the [tails of a step](ladder.md#steps)",
        Says = "what a person does",
        Legend = "Step {0}",
        Another = "Another step",
        More = "Who takes it, when and how soon",
        Tails =
        [
            new Argument("by", "Who takes step {0}?", ArgumentType.Recipient) { Lead = "by" },
            new Argument("when", "Step {0} only if", ArgumentType.Condition) { Lead = "when", Joined = ", when ", More = "And only if" },
            new Argument("within", "How soon is step {0} done?", ArgumentType.Deadline) { Lead = "within", Hint = "Such as 3 days" },
            new Argument("under", "Under which other policy is step {0} taken?") { Lead = "under" },
            new Argument("optional", "Step {0} is offered and never automatic", ArgumentType.Flag) { Lead = "optional" },
        ],
    };

    public static Gravity? GravityIn(BlockValues values) => values.One<string>(Gravity.Key) is { } said ? Spelling.Read<Gravity>(said) : null;

    /// <summary>Words of one kind, any of them.</summary>
    public static Argument AnyOf(string key, string label, WordKind word, string? hint = null) => new(key, label, ArgumentType.Word)
    {
        Word = word,
        Joined = " or ",
        Hint = hint,
    };
}
