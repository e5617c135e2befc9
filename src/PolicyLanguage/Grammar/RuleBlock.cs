using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

internal static class RuleBlock
{
    private static LineKind Verdict => new(
        "verdict",
        SharedLines.AnyOf("who", "Who?", WordKind.Actor) with { More = "Or who?" },
        new Argument("action", "Does what?", ArgumentType.Word) { Word = WordKind.Action, Lead = "to", Nothing = "Choose" })
    {
        Type = ArgumentType.RuleHead,
        Keywords =
        [
            ("forbid", "It forbids"),
            ("allow", "It allows"),
            ("advise against", "It advises against, and never stops anybody"),
            ("leave to judgement", "It leaves it to somebody to decide"),
            ("leave outside", "It leaves it outside the policy"), ("whenever", "It says what has to be done when it happens"),
        ],
        Once = true,
        Twice = ("this rule says two things", "give each its own `rule` block"),
        Missing = ("says neither yes nor no", "begin it with forbid, allow, advise against, leave to judgement, leave outside or whenever"),
        Written = "`forbid` · `allow` · `advise against` · `leave to judgement` · `leave outside` · `whenever`, "
            + "then actors (`or` between them), `to`, an action",
        Says = "the verdict",
        Asks = "What does the rule do?",
        Needed = "Choose whom the rule is about",
    };

    private static Argument Until => new("until", "How long does it hold?", ArgumentType.Waiting)
    {
        Parts =
        [
            new Argument("years", "Ends how many years after leaving?") { Width = 3 },
            new Argument("age", "Ends at what age?") { Width = 3 },
            new Argument("earlier", "Whichever comes first ends it (otherwise the later)", ArgumentType.Flag),
        ],
    };

    private static LineKind[] Reach =>
    [
        new("with", SharedLines.AnyOf("who", "With whom?", WordKind.Counterpart) with { More = "Or with whom?", Nothing = "Anybody or anything" })
        {
            Written = "`with COUNTERPART or COUNTERPART`",
            Says = "the other person, any of them; left out: anybody",
        },
        new("on", SharedLines.AnyOf("where", "Through what?", WordKind.Channel) with { More = "Or through what?", Nothing = "Anybody or anything" })
        {
            Written = "`on CHANNEL or CHANNEL`",
            Says = "the account, site or device; left out: anywhere",
        },
        new("when", new Argument("fact", "Only if", ArgumentType.Condition) { Again = "And only if", Nothing = "Nothing more" })
        {
            Another = "Another condition",
            Written = "`when FACT` · `when not FACT` · `when FACT at least NUMBER` · `when FACT at most NUMBER`",
            Says = "every one must hold",
        },
        new("unless", new Argument("fact", "Unless", ArgumentType.Condition) { Again = "Or unless", Nothing = "Nothing more" })
        {
            Another = "Another exception",
            Written = "`unless FACT`, and as `when`",
            Says = "any one defeats this rule and no other",
        },
        new("except", new Argument("clause", "It gives way where a rule of which clause applies?", ArgumentType.Clause) { Again = "Or of which other clause?" })
        {
            Another = "Another clause it gives way to",
            Seldom = true,
            Written = "`except CLAUSE`",
            Says = "where a rule of that clause applies, this one does not",
        },
        new("until", Until)
        {
            Once = true,
            Written = "`until LIMIT`",
            Says = "`age 18` · `3 years after leaving` · `2 months after DATE` · `the later of … and …` · `the earlier of … and …`",
        },
    ];

    private static LineKind[] Consequences =>
    [
        new("needs", new Argument("step", "If it allows: what is needed first?", ArgumentType.Signature) { Joined = ", then ", More = "And then?" })
        {
            Written = "`needs a check by a colleague, then approval by the ROLE`",
            Says = "signatures; only with `allow`; `the person concerned` signs too (below)",
        },
        SharedLines.Then with { Says = "what has to be done; needed after `whenever`" },
        new("by", new Argument("role", "If it is left to judgement: who decides?", ArgumentType.Role))
        {
            Once = true,
            Written = "`by ROLE`",
            Says = "who judges; needed after `leave to judgement`",
        },
        SharedLines.Because with { Says = "the reason, shown with the answer; begins \"the text says two things:\" where another clause says otherwise" },
        new(
            "over",
            new Argument("clause", "With a rule of which clause does it meet on purpose? Line {0}", ArgumentType.Clause),
            new Argument("because", "Why is the outcome right? Line {0}")
        {
            Lead = "because",
        })
        {
            Type = ArgumentType.RuleOver,
            Another = "Another rule it meets on purpose",
            Seldom = true,
            Written = "`over CLAUSE because TEXT`",
            Says = "this rule and a rule of CLAUSE meet, and the outcome is meant",
        },
        new("schools may vary", new Argument("is", "A school’s own rule may take its place (only in the policy of a trust or federation)", ArgumentType.Flag))
        {
            Seldom = true,
            Written = "`schools may vary`",
            Says = "a school's own verdict takes the place of this rule; only in `layer: trust` or `federation`",
        },
        new("overrides", new Argument("is", "What policies say does not count (only in a document of the law)", ArgumentType.Flag))
        {
            Seldom = true,
            Written = "`overrides`",
            Says = "what the policies below say does not count; only in `layer: law`",
        },
        SharedLines.Strength,
    ];

    public static BlockKind Kind { get; } = new("rule", "a rule", "What is allowed, forbidden or advised against.", [Verdict, .. Reach, .. Consequences])
    {
        Place = 1,
        Column = 10,
        OneAtATime = true,
        Says = "what is forbidden, allowed, advised against or left to judgement, and what has to be done",
        Make = Make,
    };

    private static Rule? Make(BlockValues values)
    {
        if (values.One<RuleHead>("verdict") is not { Action: { } action, Actors.Count: > 0 } head)
        {
            return null;
        }

        var needs = values.Many<Signature>("needs");
        return new Rule(
            values.Id,
            values.Clause,
            values.Line,
            needs.Count > 0 ? RuleVerdict.Needs : head.Verdict,
            head.Actors,
            action,
            values.Many<Word>("with"),
            values.Many<Word>("on"),
            values.Many<Condition>("when"),
            values.Many<Condition>("unless"),
            values.Many<string>("except"),
            values.One<Waiting>("until"),
            needs,
            values.Many<Duty>("then"),
            values.One<string>("by"),
            values.Because,
            values.Strength)
        {
            SchoolsMayVary = values.Has("schools may vary"),
            Overrides = values.Has("overrides"),
            Over = values.Many<RuleOver>("over"),
        };
    }
}
