using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>What the lines of a block have to be together, kind by kind; a kind that asks for nothing more has no check.</summary>
internal static class BlockChecks
{
    private static readonly Dictionary<string, Action<BlockContext, Block, BlockValues>> Checks = new(StringComparer.Ordinal)
    {
        ["rule"] = Rule,
        ["procedure"] = Procedure,
        ["ladder"] = Ladder,
        ["register"] = Register,
    };

    public static void Run(BlockContext context, Block block, BlockValues values)
    {
        if (Checks.TryGetValue(block.Kind, out var check))
        {
            check(context, block, values);
        }
    }

    private static void Rule(BlockContext context, Block block, BlockValues values)
    {
        LayerOf(context, values);
        if (values.One<RuleHead>("verdict") is not { Verdict: var verdict })
        {
            return;
        }

        if (verdict == RuleVerdict.Judge && !values.Has("by"))
        {
            context.Report(block.Line, $"the rule `{block.Id}` leaves it to judgement and does not say whose", "add a line `by` and a role");
        }

        if (verdict == RuleVerdict.Whenever && values.Many<Duty>("then").Count == 0)
        {
            context.Report(block.Line, $"nothing follows from the rule `{block.Id}`", "add a line `then` and what is to be done");
        }

        Breakable(context, values, verdict);
        if (values.Many<Signature>("needs").Count > 0 && verdict != RuleVerdict.Allow)
        {
            context.Report(
                block.Line,
                $"the rule `{block.Id}` needs signatures and allows nothing",
                "only a rule that begins with `allow` can have a line `needs`");
        }
    }

    // What nobody can break has no gravity.
    private static void Breakable(BlockContext context, BlockValues values, RuleVerdict verdict)
    {
        if (values.Has("gravity") && verdict is not (RuleVerdict.Forbid or RuleVerdict.Whenever) && values.Many<Signature>("needs").Count == 0)
        {
            context.Report(
                values.LineOf("gravity"),
                $"nobody can break the rule `{values.Id}`, so it has no gravity",
                "take the line `gravity` out; it belongs to a rule that forbids, needs signatures or says what has to be done");
        }
    }

    // Each belongs to the layer that can keep its promise; elsewhere it would be read and never mean anything.
    private static void LayerOf(BlockContext context, BlockValues values)
    {
        foreach (var (line, _) in context.Layer == Layer.Law ? [] : values.Numbered<bool>("overrides"))
        {
            context.Report(line, "only the law overrides a policy", "take the line out, or write `layer: law` in the front matter of a document of the law");
        }

        foreach (var (line, _) in context.Layer is Layer.Trust or Layer.Federation ? [] : values.Numbered<bool>("schools may vary"))
        {
            context.Report(
                line,
                "only a trust or federation can let its schools vary a rule",
                "take the line out, or write `layer: trust` in the front matter");
        }
    }

    private static void Procedure(BlockContext context, Block block, BlockValues values)
    {
        // A post that nobody signs would go out unread; other work may need no signature, but it needs something.
        if (block.Id == ProcedureBlock.Posts && values.Many<ProcedureSignature>("signature").Count == 0)
        {
            context.Report(
                block.Line,
                $"nobody signs in the procedure `{block.Id}`",
                "add a line `check by` or `approve by`; where the text is silent, say so in a line `silent` and let the head approve");
        }

        if (block.Lines.All(line => BlockContext.After(line.Text, "by") is not null || BlockContext.After(line.Text, "within") is not null))
        {
            context.Report(
                block.Line,
                $"the procedure `{block.Id}` does not say what is done",
                "add a line such as `step 1 tell the office`, or a line `check by` or `approve by`");
        }

        WorkStepReader.Order(context, values);
    }

    private static void Ladder(BlockContext context, Block block, BlockValues values)
    {
        WorkStepReader.Order(context, values);
        var steps = values.Many<WorkStep>("step");
        foreach (var (line, skip) in values.Numbered<LadderSkip>("skip to").Where(skip => steps.Count > 0 && steps.All(step => step.Number != skip.Value.To)))
        {
            context.Report(line, $"there is no step {skip.To} to skip to", "name the number of a step of this ladder");
        }
    }

    private static void Register(BlockContext context, Block block, BlockValues values)
    {
        foreach (var twice in values.Numbered<RegisterEntry>("entry")
            .GroupBy(entry => entry.Value.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            context.Report(twice.Last().Line, $"the entry `{twice.Key}` stands twice", $"the first stands at line {twice.First().Line}; keep one of the two");
        }
    }
}
