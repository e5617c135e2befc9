using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

internal static class RouteBlock
{
    private static LineKind Subject => new("subject", new Argument("role", "If it is about whom? Line {0}", ArgumentType.Role))
    {
        Type = ArgumentType.Subject,
        Json = "subjects",
        Written = "`subject the ROLE, to the ROLE or BODY`",
        Says = "who receives it instead when it is about that role",
        Legend = "If it is about somebody who would be told, line {0}",
        Another = "Somebody else it may be about",
        Tails = [new Argument("to", "Who is told instead? Line {0}", ArgumentType.Recipient) { Lead = "to", Joined = " or " }],
    };

    public static BlockKind Kind { get; } = new(
        "route",
        "a route for concerns",
        "Who is told of which kind of concern.",
        new LineKind("about", SharedLines.AnyOf("what", "What is the concern about?", WordKind.Concern))
        {
            Missing = ("does not say what it is about", "add a line `about`, such as `about safeguarding`"),
            Needed = "Choose what the concern is about",
            Written = "`about CONCERN or CONCERN`",
            Says = "words of the kind [concern](words.md)",
        },
        new LineKind("from", SharedLines.AnyOf("who", "Who reports it?", WordKind.Actor, "Nobody in particular: anybody"))
        {
            Written = "`from ACTOR or ACTOR`",
            Says = "who reports; left out: anybody",
        },
        new LineKind("to", new Argument("who", "Who is told?", ArgumentType.Recipient) { Joined = " or " })
        {
            Missing = ("does not say who receives it", "add a line `to` and a role or a body, such as `to the headteacher`"),
            Needed = "Choose who is told",
            Written = "`to the ROLE or the police`",
            Says = "any of them receives it; roles of the document or bodies",
        },
        Subject,
        SharedLines.Within,
        SharedLines.Then,
        new LineKind("omission is a breach", new Argument("is", "Not to report it is itself a breach", ArgumentType.Flag))
        {
            Json = "omissionIsBreach",
            Written = "`omission is a breach`",
            Says = "failing to report can itself be punished",
        },
        SharedLines.Because,
        SharedLines.Strength)
    {
        Place = 4,
        Says = "who receives which concern",
        Make = values => new Route(
            values.Id,
            values.Clause,
            values.Line,
            values.Many<Word>("about"),
            values.Many<Word>("from"),
            values.Many<Recipient>("to"),
            values.Many<RouteSubject>("subject"),
            values.One<Interval>("within"),
            values.Many<Duty>("then"),
            values.Has("omission is a breach"),
            values.Because,
            values.Strength),
    };
}
