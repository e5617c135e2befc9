using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

internal static class CadenceBlock
{
    public static BlockKind Kind { get; } = new(
        "cadence",
        "something that comes round again",
        "What has to be done again and again: a review, a refresher, a look at the accounts.",
        new LineKind("task", new Argument("what", "What has to be done?") { Hint = "Such as: go through this policy again" })
        {
            Once = true,
            Missing = ("does not say what recurs", "add a line `task`, such as `task review this policy`"),
            Needed = "Enter what has to be done",
            Written = "`task PROSE`",
            Says = "what is done",
        },
        new LineKind("every", new Argument("time", "How often?", ArgumentType.Interval) { Hint = "Such as 24 months, 1 term or 1 school year" })
        {
            Once = true,
            Missing = ("does not say when", "add a line `every` and an interval, or a line `when` and what sets it off"),
            OrElse = "when",
            AtOnce = true,
            Written = "`every 24 months` · `1 year` · `2 weeks` · `1 term` · `1 school year` · `3 days` · `1 school day`",
            Says = "the interval",
        },
        new LineKind("every setting", new Argument("id", "Or as often as a value left open says", ArgumentType.Setting))
        {
            WayOf = "every",
            Written = "`every setting ID`",
            Says = "the interval is the value of that [setting](setting.md)",
        },
        new LineKind("when", new Argument("what", "What sets it off besides?") { Hint = "Such as: new guidance appears" })
        {
            Another = "Something else that sets it off",
            Written = "`when PROSE`",
            Says = "what sets it off besides",
        },
        new LineKind("due", new Argument("date", "When is it next due?", ArgumentType.Date)
        {
            Hint = "Such as 14 March 2028 or 14/3/2028. A month alone will do",
        })
        {
            Once = true,
            Written = "`due 2028-03` · `due 2028-03-14`",
            Says = "the date that the text gives",
        },
        new LineKind("for", SharedLines.AnyOf("who", "Whom does it concern?", WordKind.Actor)) { Written = "`for ACTOR or ACTOR`", Says = "whom it concerns" },
        new LineKind("by", new Argument("role", "Who does it?", ArgumentType.Role)) { Once = true, Written = "`by the ROLE`", Says = "who does it" },
        new LineKind("remind", new Argument("time", "When does a reminder go out?", ArgumentType.Reminder) { Hint = "Such as: 1 month before" })
        {
            Once = true,
            Written = "`remind 1 month before`",
            Says = "days, weeks or months",
        },
        SharedLines.Because,
        SharedLines.Strength)
    {
        Place = 6,
        Says = "what comes round again",
        Make = values => new Cadence(
            values.Id,
            values.Clause,
            values.Line,
            values.One<string>("task") ?? "",
            values.One<Interval>("every"),
            values.One<string>("every setting"),
            values.Many<string>("when"),
            values.One<StatedDate>("due"),
            values.Many<Word>("for"),
            values.One<string>("by"),
            values.One<Interval>("remind"),
            values.Because,
            values.Strength),
    };
}
