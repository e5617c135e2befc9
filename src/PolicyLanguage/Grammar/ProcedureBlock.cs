using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

internal static class ProcedureBlock
{
    /// <summary>The work that posts go through.</summary>
    public const string Posts = "publish";

    private static LineKind Signature => new("signature", new Argument("who", "Who gives signature {0}?", ArgumentType.Signer) { Lead = "by" })
    {
        Type = ArgumentType.ProcedureSignature,
        Keywords = [("check", "It was checked"), ("approve", "It was approved")],
        Json = "signatures",
        Written = "`check by a colleague` · `check by the ROLE` · `approve by the ROLE` · "
            + "`approve by the person concerned`, then `, when FACT` and `, under CLAUSE`",
        Says = "a signature: somebody has looked at it (`check`), or stands for it (`approve`); "
            + "the person concerned is whoever is shown, named or otherwise concerned",
        Legend = "Signature {0}",
        Asks = "What does signature {0} mean?",
        Another = "Another signature",
        More = "When it is needed, and which clause asks for it",
        Tails =
        [
            new Argument("when", "Signature {0} is needed only if", ArgumentType.Condition) { Lead = "when", Joined = ", when ", More = "And only if" },
            new Argument("under", "Which clause asks for signature {0}?", ArgumentType.Clause) { Lead = "under" },
        ],
    };

    private static LineKind Confirm => new(
        "confirm",
        new Argument("clause", "On which clause does line {0} rest?", ArgumentType.Clause),
        new Argument("what", "What does whoever checks confirm in line {0}?") { Hint = "Such as: it names no pupil" })
    {
        Type = ArgumentType.Confirmation,
        Written = "`confirm CLAUSE SENTENCE`",
        Says = "a line for the checker",
        Legend = "What is confirmed, line {0}",
        Another = "Another line to confirm",
    };

    private static LineKind Refuse => new("refuse", new Argument("fact", "What is not taken at all, line {0}?", ArgumentType.Fact))
    {
        Type = ArgumentType.Refusal,
        Written = "`refuse FACT, under CLAUSE`",
        Says = "content that is not taken at all",
        Legend = "What is not taken, line {0}",
        Another = "Something else that is not taken",
        More = "Which clause says so",
        Tails = [new Argument("under", "Which clause refuses line {0}?", ArgumentType.Clause) { Lead = "under" }],
    };

    public static BlockKind Kind { get; } = new(
        "procedure",
        "a step-by-step procedure",
        "How a piece of work is done, and who signs it.",
        new LineKind("by", new Argument("role", "Who may carry it out?", ArgumentType.Role) { Hint = "Nobody in particular: everybody on the staff" })
        {
            Another = "Somebody else too",
            Written = "`by ROLE`",
            Says = "who may carry it out; left out: everybody on the staff",
        },
        new LineKind("asks", new Argument("what", "What does the author write down?", ArgumentType.Question)
        {
            Joined = ", ",
            More = "And also",
            Choices = [("purpose", "The purpose"), ("benefit", "The benefit")],
        })
        { Written = "`asks purpose, benefit`", Says = "what the author writes down" },
        Signature,
        SharedLines.Step with { Says = "work besides the signatures", AtOnce = true },
        Confirm,
        Refuse,
        SharedLines.Within with
        {
            Head = [SharedLines.Within.Head[0] with { Label = "In what time is all of it done?", Hint = "Such as 5 school days" }],
            Written = "`within 5 school days`",
            Says = "the time for all of it",
        },
        SharedLines.Then,
        new LineKind("silent", new Argument("what", "What does the clause leave open?") { Hint = "A sentence, such as: The clause does not say who signs" })
        {
            Once = true,
            Written = "`silent SENTENCE`",
            Says = "what the text leaves open",
        })
    {
        Place = 2,
        Column = 10,
        IsStepped = true,
        KnownIds =
        [
            (Posts, "Publish a post"),
            ("open-account", "Open an account"),
            ("close-account", "Close an account"),
            ("hand-over-account", "Hand an account over"),
            ("answer-press", "Answer the press"),
            ("use-logo", "Use the logo"),
            ("give-reference", "Give a reference"),
            ("accept-relationship", "Accept a relationship"),
            ("use-in-class", "Use social media in class"),
            ("monitor-employee", "Look at what somebody does on our systems"), ("remove-content", "Have something taken down"),
        ],
        Says = "how a piece of work is done, who signs and in what time",
        Make = values => new Procedure(
            values.Id,
            values.Clause,
            values.Many<string>("by"),
            values.Many<string>("asks"),
            values.Many<ProcedureSignature>("signature"),
            values.Many<Confirmation>("confirm"),
            values.Many<ProcedureRefusal>("refuse"),
            values.One<string>("silent"))
        {
            Work = values.Many<WorkStep>("step"),
            Within = values.One<Interval>("within"),
            Then = values.Many<Duty>("then"),
        },
    };
}
