using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads a <c>cadence</c> block: what recurs.</summary>
internal static class CadenceReader
{
    private static readonly string[] Keywords = ["task", "every", "when", "due", "for", "by", "remind", "because", "strength"];

    public static Cadence Read(BlockContext context, Block block)
    {
        string? task = null, setting = null, by = null, because = null;
        Interval? every = null, remind = null;
        StatedDate? due = null;
        var when = new List<string>();
        var whom = new List<Word>();
        var strength = Strength.Must;
        context.Once(block, "cadence", ["task", "every", "due", "by", "remind", "because", "strength"]);
        foreach (var (number, keyword, rest) in LineReader.Keyed(context, block, Keywords))
        {
            switch (keyword)
            {
                case "task": task = rest; break;
                case "every" when BlockContext.After(rest, "setting") is { } id: setting = context.RequireSetting(number, id); break;
                case "every": every = Every(context, number, rest); break;
                case "when": when.Add(rest); break;
                case "due": due = LineReader.Date(context, number, rest); break;
                case "for": whom.AddRange(context.RequireWords(number, WordKind.Actor, rest)); break;
                case "by": by = context.RequireRole(number, rest); break;
                case "remind": remind = Remind(context, number, rest); break;
                case "because": because = rest; break;
                case "strength": strength = LineReader.Strength(context, block, number, rest); break;
            }
        }

        LineReader.Required(context, block, task is not null, "what recurs", "add a line `task`, such as `task review this policy`");
        var starts = block.Lines.Any(line => BlockContext.After(line.Text, "every") is not null || BlockContext.After(line.Text, "when") is not null);
        LineReader.Required(context, block, starts, "when", "add a line `every` and an interval, or a line `when` and what sets it off");
        return new Cadence(block.Id, block.Clause, block.Line, task ?? "", every, setting, when, due, whom, by, remind, because, strength);
    }

    private static Interval? Every(BlockContext context, int line, string text)
    {
        if (Interval.Read(text) is { Unit: not IntervalUnit.Hour } every)
        {
            return every;
        }

        context.Report(line, $"`{text}` is not an interval", "write it with digits, such as `24 months`, `2 weeks`, `1 term` or `1 school year`, or `setting` and the id of a setting");
        return null;
    }

    // 1 month before
    private static Interval? Remind(BlockContext context, int line, string text)
    {
        var before = text.EndsWith(" before", StringComparison.OrdinalIgnoreCase) ? Interval.Read(text[..^7]) : null;
        if (before is { Unit: IntervalUnit.Day or IntervalUnit.Week or IntervalUnit.Month })
        {
            return before;
        }

        context.Report(line, $"`{text}` is not a reminder", "write days, weeks or months in digits, such as `1 month before`");
        return null;
    }
}
