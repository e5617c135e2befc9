using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

internal static class ConductBlock
{
    private static LineKind Lane => new("lane", new Argument("lane", "Under what is it dealt with?", ArgumentType.Choice)
    {
        Joined = " or ",
        Plural = "lanes",
        Choices =
        [
            ("safeguarding", "Safeguarding"),
            ("disciplinary", "Disciplinary procedure"),
            ("behaviour", "Behaviour policy"),
            ("complaints", "Complaints"),
            ("whistleblowing", "Whistleblowing"),
            ("data protection", "Data protection"), ("police", "Police"),
        ],
    })
    {
        Json = "lanes",
        Missing = ("does not say where it is dealt with", "add a line `lane`, such as `lane disciplinary`"),
        Needed = "Choose under what it is dealt with",
        Written = "`lane LANE or LANE`",
        Says = "safeguarding, disciplinary, behaviour, complaints, whistleblowing, data protection, police",
    };

    public static BlockKind Kind { get; } = new(
        "conduct",
        "conduct that is not accepted",
        "One entry of the list of what is not accepted.",
        new LineKind("means", new Argument("what", "What is not accepted?") { Hint = "Such as: remarks that belittle somebody" })
        {
            Once = true,
            Missing = ("does not say what it is", "add a line `means` and the words of the clause"),
            Needed = "Enter what is not accepted",
            Written = "`means PROSE`",
            Says = "what it is",
        },
        new LineKind("by", SharedLines.AnyOf("who", "Whose conduct?", WordKind.Actor, "Nobody in particular: anybody whom the policy binds"))
        {
            Written = "`by ACTOR or ACTOR`",
            Says = "whose conduct; left out: anybody bound by the policy",
        },
        new LineKind("against", SharedLines.AnyOf("who", "Against whom?", WordKind.Counterpart))
        {
            Written = "`against COUNTERPART or COUNTERPART`",
            Says = "left out: anybody",
        },
        new LineKind("on", SharedLines.AnyOf("where", "Through what?", WordKind.Channel)) { Written = "`on CHANNEL or CHANNEL`", Says = "left out: anywhere" },
        new LineKind("characteristics", new Argument("what", "Which characteristics does it name?")
        {
            Joined = ", ",
            More = "And which else?",
            Hint = "Such as disability",
        })
        {
            Written = "`characteristics sex, race, disability`",
            Says = "what the text names, in its own words",
        },
        SharedLines.Gravity,
        Lane,
        new LineKind("judged by", new Argument("role", "Who alone can establish it?", ArgumentType.Role) { Hint = "Nobody: it is plain to see" })
        {
            Once = true,
            Written = "`judged by the ROLE`",
            Says = "only this person can establish that it is the case",
        },
        SharedLines.Because,
        SharedLines.Strength)
    {
        Place = 5,
        Noun = "conduct block",
        Says = "one entry of the catalogue of prohibited conduct",
        Make = values => new Conduct(
            values.Id,
            values.Clause,
            values.Line,
            values.One<string>("means") ?? "",
            values.Many<Word>("by"),
            values.Many<Word>("against"),
            values.Many<Word>("on"),
            values.Many<string>("characteristics"),
            SharedLines.GravityIn(values),
            [.. values.Many<string>("lane").Select(lane => Spelling.Read<Lane>(lane)).OfType<Lane>()],
            values.One<string>("judged by"),
            values.Because,
            values.Strength),
    };
}
