using System.Globalization;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads a <c>ladder</c> block: escalation for a group.</summary>
internal static class LadderReader
{
    private static readonly string[] Keywords = ["for", "step", "skip to", "because", "strength"];

    public static Ladder Read(BlockContext context, Block block)
    {
        var whom = new List<Word>();
        var steps = new List<(int, WorkStep)>();
        var skips = new List<(int Line, LadderSkip Skip)>();
        string? because = null;
        var strength = Strength.Must;
        context.Once(block, "ladder", ["because", "strength"]);
        foreach (var (number, keyword, rest) in LineReader.Keyed(context, block, Keywords))
        {
            switch (keyword)
            {
                case "for": whom.AddRange(context.RequireWords(number, WordKind.Actor, rest)); break;
                case "step" when WorkStepReader.Read(context, number, rest) is { } step: steps.Add((number, step)); break;
                case "skip to" when Skip(context, number, rest) is { } skip: skips.Add((number, skip)); break;
                case "because": because = rest; break;
                case "strength": strength = LineReader.Strength(context, block, number, rest); break;
            }
        }

        LineReader.Required(context, block, Has(block, "for"), "whom it is for", "add a line `for`, such as `for parent`");
        LineReader.Required(context, block, Has(block, "step"), "what is done", "add a line such as `step 1 talk to them`");
        var ordered = WorkStepReader.InOrder(context, block, steps);
        foreach (var (line, skip) in skips.Where(skip => ordered.Count > 0 && ordered.All(step => step.Number != skip.Skip.To)))
        {
            context.Report(line, $"there is no step {skip.To} to skip to", "name the number of a step of this ladder");
        }

        return new Ladder(block.Id, block.Clause, block.Line, whom, ordered, [.. skips.Select(skip => skip.Skip)], because, strength);
    }

    private static bool Has(Block block, string keyword) => block.Lines.Any(line => BlockContext.After(line.Text, keyword) is not null);

    // 4, when threatening
    private static LadderSkip? Skip(BlockContext context, int line, string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var to))
        {
            context.Report(line, $"`{parts[0]}` is not the number of a step", "write it in digits, and after a comma the fact: `skip to 4, when threatening`");
            return null;
        }

        if (parts.Length == 1)
        {
            context.Report(line, $"the text does not say when step {to} is reached at once", $"write the fact after a comma: `skip to {to}, when threatening`");
            return null;
        }

        var when = new List<Condition>();
        foreach (var part in parts.Skip(1))
        {
            if (BlockContext.After(part, "when") is { } fact)
            {
                when.AddRange(WorkStepReader.When(context, line, fact, "step") is { } condition ? [condition] : []);
            }
            else
            {
                context.UnknownLine(line, part, "skip", ["when"]);
            }
        }

        return new LadderSkip(to, when);
    }
}
