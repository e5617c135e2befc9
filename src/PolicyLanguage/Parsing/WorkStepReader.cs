using System.Globalization;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads <c>step 2 bar cameras at school events, by the headteacher, when repeated, within 3 days, optional</c>.</summary>
internal static class WorkStepReader
{
    private static readonly List<string> Tails = [.. SharedLines.Step.TailKeywords];

    public static object? Read(SourceLine source)
    {
        var (context, line) = (source.Context, source.Number);
        var parts = source.Text.Split(',', StringSplitOptions.TrimEntries);
        if (parts[0].Split(' ', 2, StringSplitOptions.TrimEntries) is not [var digits, var what]
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 99)
        {
            context.Report(line, $"`{parts[0]}` is not a numbered step", "write the number in digits and then what is done, such as `step 1 talk to them`");
            return null;
        }

        var step = new WorkStep(number, what, null, [], null, null, Optional: false);
        if (Joined(context, what) is { } tail)
        {
            context.Report(line, $"`{tail}` would only be read as prose", $"put a comma before it: `{what[..^tail.Length].Trim()}, {tail}`");
        }

        return parts.Skip(1).Aggregate(step, (sofar, part) => Tail(context, line, part, sofar));
    }

    /// <summary>Puts the steps in the order of their numbers; a gap or a number given twice is reported.</summary>
    public static void Order(BlockContext context, BlockValues values)
    {
        var steps = values.Numbered<WorkStep>("step");
        foreach (var twice in steps.GroupBy(step => step.Value.Number).Where(group => group.Count() > 1))
        {
            context.Report(
                twice.Last().Line,
                $"a second step has the number {twice.Key}",
                $"the first stands at line {twice.First().Line}; the number alone gives the order");
        }

        var ordered = steps.OrderBy(step => step.Value.Number).ToList();
        var numbers = ordered.Select(step => step.Value.Number).Distinct().ToList();
        var gap = Enumerable.Range(0, numbers.Count).FirstOrDefault(i => numbers[i] != i + 1, -1);

        // A step that could not be read has its own problem already.
        if (gap >= 0 && steps.Count == values.Count("step"))
        {
            context.Report(
                ordered.First(step => step.Value.Number == numbers[gap]).Line,
                $"there is a step {numbers[gap]} and no step {gap + 1}",
                "number the steps 1, 2, 3 without gaps");
        }

        if (ordered.Count > 0)
        {
            values.Replace("step", ordered);
        }
    }

    /// <summary>A fact on which a step hangs. Silence keeps the step; <c>stated</c> would let it drop.</summary>
    public static Condition? When(BlockContext context, int line, string fact, string what)
    {
        var condition = ConditionReader.Read(context, line, fact);
        if (condition is not null && !ConditionReader.IsYesOrNo(context, line, condition.Fact, what))
        {
            return null;
        }

        if (condition is { OnlyIfClaimed: true })
        {
            context.Report(
                line,
                $"a {what} cannot hang on what is stated",
                $"write `when {(condition.Holds ? "" : "not ")}{condition.Fact.Name}`; the step is left out only where that is known not to hold");
        }

        return condition;
    }

    private static WorkStep Tail(BlockContext context, int line, string part, WorkStep step)
    {
        if (part == "optional")
        {
            return step with { Optional = true };
        }

        if (BlockContext.After(part, "when") is { } fact)
        {
            return When(context, line, fact, "step") is { } condition ? step with { When = [.. step.When, condition] } : step;
        }

        if (BlockContext.After(part, "by") is { } role && !Twice(context, line, "by", step.Role))
        {
            return step with { Role = context.RequireDecider(line, role)?.Name };
        }

        if (BlockContext.After(part, "within") is { } time && !Twice(context, line, "within", step.Within))
        {
            return step with { Within = TimeReader.Deadline(context, line, time) };
        }

        if (BlockContext.After(part, "under") is { } policy && !Twice(context, line, "under", step.Under))
        {
            return step with { Under = policy };
        }

        if (!Tails.Any(tail => BlockContext.After(part, tail) is not null))
        {
            context.UnknownLine(line, part, "step", Tails);
        }

        return step;
    }

    private static bool Twice(BlockContext context, int line, string tail, object? before)
    {
        if (before is not null)
        {
            context.Report(line, $"`{tail}` stands twice in a step", "keep one of the two, or make it two steps");
        }

        return before is not null;
    }

    // A forgotten comma must not turn a condition into prose.
    private static string? Joined(BlockContext context, string what)
    {
        foreach (var tail in Tails.Append("when not"))
        {
            var at = tail == "optional" ? what.Length - tail.Length - 1 : what.LastIndexOf($" {tail} ", StringComparison.OrdinalIgnoreCase);
            var rest = at < 0 || tail == "optional" ? "" : what[(at + tail.Length + 2)..];
            var read = tail switch
            {
                "optional" => what.EndsWith(" optional", StringComparison.OrdinalIgnoreCase),
                "within" => Interval.Read(rest) is not null,
                "by" => context.Roles.Any(role => Phrase.Key(role.Name) == Phrase.Key(rest)) || context.Words.Find(WordKind.Body, rest) is not null,
                "under" => false,
                _ => rest.Length > 0 && context.Words.Find(WordKind.Fact, rest) is not null,
            };
            if (read)
            {
                return what[(at + 1)..];
            }
        }

        return null;
    }
}
