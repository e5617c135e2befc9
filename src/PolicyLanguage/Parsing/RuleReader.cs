using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads a <c>rule</c> block.</summary>
internal static class RuleReader
{
    private const string MayVary = "schools may vary";

    private const string Overriding = "overrides";

    private static readonly Dictionary<string, RuleVerdict> Verdicts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["forbid"] = RuleVerdict.Forbid,
        ["allow"] = RuleVerdict.Allow,
        ["advise against"] = RuleVerdict.Advise,
        ["leave to judgement"] = RuleVerdict.Judge,
        ["leave outside"] = RuleVerdict.Outside,
        ["whenever"] = RuleVerdict.Whenever,
    };

    private static readonly string[] Once = ["until", "by", "because", "strength"];

    private static readonly string[] Keywords = ["with", "on", "when", "unless", "except", "until", "needs", "then", "by", "because", "over", "strength"];

    private static readonly string[] Flags = [MayVary, Overriding];

    public static Rule? Read(BlockContext context, Block block)
    {
        var draft = new RuleDraft();
        context.Once(block, "rule", Once);
        foreach (var (number, text) in block.Lines)
        {
            var verdict = Verdicts.Keys.FirstOrDefault(keyword => BlockContext.After(text, keyword) is not null);
            var keyword = Keywords.FirstOrDefault(one => BlockContext.After(text, one) is not null);
            if (verdict is not null)
            {
                Head(context, number, verdict, BlockContext.After(text, verdict)!, draft);
            }
            else if (Flags.FirstOrDefault(flag => LineReader.IsFlag(text, flag)) is { } flag)
            {
                Flag(context, number, flag, draft);
            }
            else if (keyword is not null)
            {
                Line(context, block, number, keyword, BlockContext.After(text, keyword)!, draft);
            }
            else
            {
                context.UnknownLine(number, text, "rule", [.. Verdicts.Keys, .. Keywords, .. Flags]);
            }
        }

        return Finish(context, block, draft);
    }

    private static void Head(BlockContext context, int number, string keyword, string rest, RuleDraft draft)
    {
        if (draft.Verdict is not null)
        {
            context.Report(number, "this rule says two things", "give each its own `rule` block");
            return;
        }

        draft.Verdict = Verdicts[keyword];
        var to = rest.IndexOf(" to ", StringComparison.OrdinalIgnoreCase);
        if (to < 0)
        {
            context.Report(number, $"`{rest}` does not say who does what", $"write `{keyword} staff to connect`");
            return;
        }

        draft.Actors = context.RequireWords(number, WordKind.Actor, rest[..to]);
        draft.Action = context.RequireWord(number, WordKind.Action, rest[(to + 4)..]);
    }

    private static void Line(BlockContext context, Block block, int number, string keyword, string rest, RuleDraft draft)
    {
        switch (keyword)
        {
            case "with": draft.With.AddRange(context.RequireWords(number, WordKind.Counterpart, rest)); break;
            case "on": draft.On.AddRange(context.RequireWords(number, WordKind.Channel, rest)); break;
            case "when": Add(draft.When, context.RequireCondition(number, rest)); break;
            case "unless": Add(draft.Unless, context.RequireCondition(number, rest)); break;
            case "except": Add(draft.Except, context.Clause(number, rest)?.Id); break;
            case "until": draft.Until = WaitingReader.Read(context, number, rest); break;
            case "needs": draft.Needs.AddRange(StepReader.ReadList(context, number, rest)); break;
            case "then": draft.Then.AddRange(DutyReader.ReadList(context, number, rest)); break;
            case "by": draft.Decider = context.RequireRole(number, rest); break;
            case "because": draft.Because = rest; break;
            case "over": Add(draft.Over, Over(context, number, rest)); break;
            default: draft.Strength = LineReader.Strength(context, block, number, rest); break;
        }
    }

    // Each belongs to the layer that can keep its promise; elsewhere it would be read and never mean anything.
    private static void Flag(BlockContext context, int number, string flag, RuleDraft draft)
    {
        if (flag == Overriding)
        {
            draft.Overrides = true;
            if (context.Layer != Layer.Law)
            {
                context.Report(number, "only the law overrides a policy", "take the line out, or write `layer: law` in the front matter of a document of the law");
            }

            return;
        }

        draft.SchoolsMayVary = true;
        if (context.Layer is not (Layer.Trust or Layer.Federation))
        {
            context.Report(number, "only a trust or federation can let its schools vary a rule", "take the line out, or write `layer: trust` in the front matter");
        }
    }

    // CLAUSE because TEXT
    private static RuleOver? Over(BlockContext context, int number, string text)
    {
        var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && BlockContext.After(parts[1], "because") is { } because)
        {
            return context.Clause(number, parts[0]) is { } clause ? new RuleOver(clause.Id, because) : null;
        }

        context.Report(number, $"`{text}` does not say why the outcome is right", "write the clause and the reason: `over 3.1 because a pupil in danger comes first`");
        return null;
    }

    private static void Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
        {
            list.Add(item);
        }
    }

    private static Rule? Finish(BlockContext context, Block block, RuleDraft draft)
    {
        if (draft.Verdict is not { } verdict)
        {
            context.Report(block.Line, $"the rule `{block.Id}` says neither yes nor no", "begin it with forbid, allow, advise against, leave to judgement, leave outside or whenever");
            return null;
        }

        if (verdict == RuleVerdict.Judge && draft.Decider is null && block.Lines.All(line => BlockContext.After(line.Text, "by") is null))
        {
            context.Report(block.Line, $"the rule `{block.Id}` leaves it to judgement and does not say whose", "add a line `by` and a role");
        }

        if (verdict == RuleVerdict.Whenever && draft.Then.Count == 0)
        {
            context.Report(block.Line, $"nothing follows from the rule `{block.Id}`", "add a line `then` and what is to be done");
        }

        if (draft.Needs.Count > 0 && verdict != RuleVerdict.Allow)
        {
            context.Report(block.Line, $"the rule `{block.Id}` needs signatures and allows nothing", "only a rule that begins with `allow` can have a line `needs`");
        }

        return draft.Action is null || draft.Actors.Count == 0
            ? null
            : new Rule(
                block.Id,
                block.Clause,
                block.Line,
                draft.Needs.Count > 0 ? RuleVerdict.Needs : verdict,
                draft.Actors,
                draft.Action,
                draft.With,
                draft.On,
                draft.When,
                draft.Unless,
                draft.Except,
                draft.Until,
                draft.Needs,
                draft.Then,
                draft.Decider,
                draft.Because,
                draft.Strength)
            {
                SchoolsMayVary = draft.SchoolsMayVary,
                Overrides = draft.Overrides,
                Over = draft.Over,
            };
    }
}
