using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>The kinds that say how work is done, who hears of what, and what is kept and recurs.</summary>
internal static partial class BlockKinds
{
    /// <summary>The pieces of work that the program knows; a school may name others.</summary>
    public static IReadOnlyList<(string Id, string Label)> PiecesOfWork { get; } =
    [
        ("publish", "Publish a post"), ("open-account", "Open an account"), ("close-account", "Close an account"), ("hand-over-account", "Hand an account over"), ("answer-press", "Answer the press"),
        ("use-logo", "Use the logo"), ("give-reference", "Give a reference"), ("accept-relationship", "Accept a relationship"), ("use-in-class", "Use social media in class"),
        ("monitor-employee", "Look at what somebody does on our systems"), ("remove-content", "Have something taken down"),
    ];

    private static BlockKind[] Work =>
    [
        new("procedure", "a step-by-step procedure", "How a piece of work is done, and who signs it.",
            new LineKind("by", new BoxKind("role", "Who may carry it out?", Offer.Role) { Hint = "Nobody in particular: everybody on the staff" }) { Another = "Somebody else too" },
            new LineKind("asks", new BoxKind("what", "What does the author write down?", Offer.Choices) { Joined = ", ", More = "And also", Choices = [("purpose", "The purpose"), ("benefit", "The benefit")] }),
            new LineKind("signature", new BoxKind("who", "Who gives signature {0}?", Offer.Signer))
            {
                Legend = "Signature {0}",
                Asks = "What does signature {0} mean?",
                Keywords = [("check by", "It was checked"), ("approve by", "It was approved")],
                Another = "Another signature",
                More = "When it is needed, and which clause asks for it",
                Tails =
                [
                    new BoxKind("when", "Signature {0} is needed only if", Offer.Fact) { Lead = "when", Joined = ", when ", More = "And only if" },
                    new BoxKind("under", "Which clause asks for signature {0}?", Offer.Clause) { Lead = "under" },
                ],
            },
            Step,
            new LineKind("confirm", new BoxKind("clause", "On which clause does line {0} rest?", Offer.Clause), new BoxKind("what", "What does whoever checks confirm in line {0}?") { Hint = "Such as: it names no pupil" }) { Legend = "What is confirmed, line {0}", Another = "Another line to confirm" },
            new LineKind("refuse", new BoxKind("fact", "What is not taken at all, line {0}?", Offer.Fact)) { Legend = "What is not taken, line {0}", Another = "Something else that is not taken", More = "Which clause says so", Tails = [new BoxKind("under", "Which clause refuses line {0}?", Offer.Clause) { Lead = "under" }] },
            Within with { Head = [new BoxKind("time", "In what time is all of it done?") { Hint = "Such as 5 school days" }] },
            Then,
            new LineKind("silent", new BoxKind("what", "What does the clause leave open?") { Hint = "A sentence, such as: The clause does not say who signs" })),
        new("ladder", "what follows, step by step", "What happens when something goes wrong, from the mildest step to the gravest.",
            new LineKind("for", Or("who", "Whom is it for?", WordKind.Actor)) { Needed = "Choose whom it is for" },
            Step with { Needed = "Enter what is done in the first step" },
            new LineKind("skip to", new BoxKind("step", "Which step can be reached at once? Line {0}") { Hint = "Its number above", Width = 3 })
            {
                Legend = "When a step is reached at once, line {0}",
                PointsTo = "step",
                Another = "Another step reached at once",
                Tails = [new BoxKind("when", "When is it reached at once? Line {0}", Offer.Fact) { Lead = "when", Joined = ", when ", More = "And only if" }],
            },
            Because,
            Strength),
        new("route", "a route for concerns", "Who is told of which kind of concern.",
            new LineKind("about", Or("what", "What is the concern about?", WordKind.Concern)) { Needed = "Choose what the concern is about" },
            new LineKind("from", Or("who", "Who reports it?", WordKind.Actor, "Nobody in particular: anybody")),
            new LineKind("to", new BoxKind("who", "Who is told?", Offer.Recipient) { Joined = " or " }) { Needed = "Choose who is told" },
            new LineKind("subject", new BoxKind("role", "If it is about whom? Line {0}", Offer.Role))
            {
                Legend = "If it is about somebody who would be told, line {0}",
                Another = "Somebody else it may be about",
                Tails = [new BoxKind("to", "Who is told instead? Line {0}", Offer.Recipient) { Lead = "to", Joined = " or " }],
            },
            Within,
            Then,
            new LineKind("omission is a breach", new BoxKind("is", "Not to report it is itself a breach", Offer.Flag)),
            Because,
            Strength),
        new("conduct", "conduct that is not accepted", "One entry of the list of what is not accepted.",
            new LineKind("means", new BoxKind("what", "What is not accepted?") { Hint = "Such as: remarks that belittle somebody" }) { Needed = "Enter what is not accepted" },
            new LineKind("by", Or("who", "Whose conduct?", WordKind.Actor, "Nobody in particular: anybody whom the policy binds")),
            new LineKind("against", Or("who", "Against whom?", WordKind.Counterpart)),
            new LineKind("on", Or("where", "Through what?", WordKind.Channel)),
            new LineKind("characteristics", new BoxKind("what", "Which characteristics does it name?") { Joined = ", ", More = "And which else?", Hint = "Such as disability" }),
            new LineKind("gravity", new BoxKind("said", "How grave is it?", Offer.Choices) { Choices = [("minor", "Minor"), ("serious", "Serious"), ("gross", "Gross")] }),
            new LineKind("lane", new BoxKind("lane", "Under what is it dealt with?", Offer.Choices)
            {
                Joined = " or ",
                Choices = [("safeguarding", "Safeguarding"), ("disciplinary", "Disciplinary procedure"), ("behaviour", "Behaviour policy"), ("complaints", "Complaints"), ("whistleblowing", "Whistleblowing"), ("data protection", "Data protection"), ("police", "Police")],
            }) { Needed = "Choose under what it is dealt with" },
            new LineKind("judged by", new BoxKind("role", "Who alone can establish it?", Offer.Role) { Hint = "Nobody: it is plain to see" }),
            Because,
            Strength),
        new("cadence", "something that comes round again", "What has to be done again and again: a review, a refresher, a look at the accounts.",
            new LineKind("task", new BoxKind("what", "What has to be done?") { Hint = "Such as: go through this policy again" }) { Needed = "Enter what has to be done" },
            new LineKind("every", new BoxKind("time", "How often?") { Hint = "Such as 24 months, 1 term or 1 school year" }),
            new LineKind("every setting", new BoxKind("id", "Or as often as a value left open says", Offer.Setting)),
            new LineKind("when", new BoxKind("what", "What sets it off besides?") { Hint = "Such as: new guidance appears" }) { Another = "Something else that sets it off" },
            new LineKind("due", new BoxKind("date", "When is it next due?") { Hint = "Year, month and day, such as 2028-03-14, or year and month" }),
            new LineKind("for", Or("who", "Whom does it concern?", WordKind.Actor)),
            new LineKind("by", new BoxKind("role", "Who does it?", Offer.Role)),
            new LineKind("remind", new BoxKind("time", "When does a reminder go out?") { Hint = "Such as: 1 month before" }),
            Because,
            Strength),
        new("register", "a list", "A list that the policy promises: official accounts, linked policies, blocked sites.",
            new LineKind("lists", new BoxKind("what", "What is listed?") { Hint = "Such as official accounts" }) { Needed = "Enter what is listed" },
            new LineKind("entry", new BoxKind("name", "What is entry {0}?"))
            {
                Legend = "Entry {0}",
                Separator = ';',
                Another = "Another entry",
                More = "Its edition, its last review and who looks after it",
                Tails =
                [
                    new BoxKind("edition", "Which edition is entry {0}?") { Lead = "edition" },
                    new BoxKind("reviewed", "When was entry {0} last reviewed?") { Lead = "reviewed", Hint = "Such as 2026-01" },
                    new BoxKind("owner", "Who looks after entry {0}?", Offer.Role) { Lead = "owner" },
                ],
            },
            new LineKind("kept by", new BoxKind("role", "Who keeps the list?", Offer.Role)),
            new LineKind("added by the school", new BoxKind("is", "The wording leaves the list to the school", Offer.Flag)),
            Because,
            Strength),
    ];
}
