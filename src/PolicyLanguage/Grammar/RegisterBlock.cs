using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

internal static class RegisterBlock
{
    private static LineKind Entry => new("entry", new Argument("name", "What is entry {0}?"))
    {
        Type = ArgumentType.Entry,
        Json = "entries",
        Separator = ';',
        Written = "`entry NAME`, then `; edition 2018` · `; reviewed 2023-10` · `; owner the ROLE`",
        Says = "one entry; each name once",
        Legend = "Entry {0}",
        AtOnce = true,
        Another = "Another entry",
        More = "Its edition, its last review and who looks after it",
        Tails =
        [
            new Argument("edition", "Which edition is entry {0}?") { Lead = "edition" },
            new Argument("reviewed", "When was entry {0} last reviewed?", ArgumentType.Date) { Lead = "reviewed", Hint = "Such as January 2026" },
            new Argument("owner", "Who looks after entry {0}?", ArgumentType.Role) { Lead = "owner" },
        ],
    };

    public static BlockKind Kind { get; } = new(
        "register",
        "a list",
        "A list that the policy promises: official accounts, linked policies, blocked sites.",
        new LineKind("lists", new Argument("what", "What is listed?") { Hint = "Such as official accounts" })
        {
            Once = true,
            Missing = ("does not say what it lists", "add a line `lists`, such as `lists official accounts`"),
            Needed = "Enter what is listed",
            Written = "`lists PROSE`",
            Says = "what is listed",
        },
        Entry,
        new LineKind("kept by", new Argument("role", "Who keeps the list?", ArgumentType.Role))
        {
            Once = true,
            Written = "`kept by the ROLE`",
            Says = "who keeps the list",
        },
        SharedLines.Added with { Says = "the text leaves the list to the school, so an empty one is no fault" },
        SharedLines.Because,
        SharedLines.Strength)
    {
        Place = 7,
        Says = "a list that the document promises",
        Make = values => new Register(
            values.Id,
            values.Clause,
            values.Line,
            values.One<string>("lists") ?? "",
            values.Many<RegisterEntry>("entry"),
            values.One<string>("kept by"),
            values.Has(SharedLines.Added.Key),
            values.Because,
            values.Strength),
    };
}
