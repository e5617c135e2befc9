using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

internal static class RuleBlock
{
    private static LineKind Verdict => new(
        "verdict",
        SharedLines.AnyOf("who", "Who?", WordKind.Actor) with { More = "Or who?" },
        SharedLines.AnyOf("action", "Does what?", WordKind.Action) with { Lead = "to", Nothing = "Choose", More = "Or does what?" })
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
            + "then actors (`or` between them), `to`, actions (`or` between them)",
        Says = "the verdict; each action is a rule of its own",
        Asks = "What does the rule do?",
        Needed = "Choose whom the rule is about",
    };

    private static Argument Until => new("until", "How long does it hold?", ArgumentType.Waiting)
    {
        Parts =
        [
            new Argument("years", "Ends how many years after leaving?") { Width = 3 },
            new Argument("months", "Or how many months after?") { Width = 3 },
            new Argument("since", "After which other day, if not leaving?", ArgumentType.Word) { Word = WordKind.Date, Nothing = "Leaving" },
            new Argument("age", "Ends at what age?") { Width = 3 },
            new Argument("earlier", "Whichever comes first ends it (otherwise the later)", ArgumentType.Flag),
        ],
    };

    private static Argument Condition(string label, string again) => new("fact", label, ArgumentType.Condition)
    {
        Again = again,
        Parts =
        [
            new Argument("fact", "", ArgumentType.Condition) { Nothing = "Nothing more" },
            new Argument("limit", "If it is a number: how many?", ArgumentType.Choice)
            {
                Choices = [("at least", "At least"), ("at most", "At most")],
                OnlyOfNumbers = true,
            },
            new Argument("number", "The limit") { Width = 3, OnlyOfNumbers = true },
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
        new("when", Condition("Only if", "And only if"))
        {
            Another = "Another condition",
            Written = "`when FACT` · `when not FACT` · `when FACT at least NUMBER` · `when FACT at most NUMBER`",
            Says = "every one must hold",
        },
        new("unless", Condition("Unless", "Or unless"))
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
        new("by", new Argument("role", "If it is left to judgement: who decides?", ArgumentType.Recipient))
        {
            Type = ArgumentType.Decider,
            Once = true,
            Written = "`by ROLE` · `by BODY` · `by BODY, at its termly meeting`",
            Says = "who judges, and when; needed after `leave to judgement`",
            Tails =
            [
                new Argument("at", "When do they decide?")
                {
                    Lead = "at",
                    Hint = "Leave it empty where they decide when asked, or such as: its termly meeting",
                },
            ],
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
        SharedLines.Gravity with
        {
            Head = [SharedLines.Gravity.Head[0] with { Label = "How grave is it to break the rule?" }],
            Says = "how grave it is to break the rule; only where it forbids, needs signatures or asks for duties (`whenever`)",
        },
        SharedLines.Strength,
    ];

    public static BlockKind Kind { get; } = new("rule", "a rule", "What is allowed, forbidden or advised against.", [Verdict, .. Reach, .. Consequences])
    {
        Place = 1,
        Column = 10,
        Says = "what is forbidden, allowed, advised against or left to judgement, and what has to be done",
        Make = Make,
    };

    private static Rule? Make(BlockValues values)
    {
        if (values.One<RuleHead>("verdict") is not { Actions: [var action, ..], Actors.Count: > 0 } head)
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
            values.One<Decider>("by")?.Name,
            values.Because,
            values.Strength)
        {
            SchoolsMayVary = values.Has("schools may vary"),
            Overrides = values.Has("overrides"),
            Over = values.Many<RuleOver>("over"),
            Actions = head.Actions,
            DeciderIsBody = values.One<Decider>("by") is { IsBody: true },
            DecidesAt = values.One<Decider>("by")?.At,
            Gravity = SharedLines.GravityIn(values),
        };
    }
}
