using System.Globalization;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads the lines that only a ladder has.</summary>
internal static class LadderLines
{
    // 4, when threatening
    public static object? Skip(SourceLine line)
    {
        var parts = line.Text.Split(',', StringSplitOptions.TrimEntries);
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var to))
        {
            line.Report($"`{parts[0]}` is not the number of a step", "write it in digits, and after a comma the fact: `skip to 4, when threatening`");
            return null;
        }

        if (parts.Length == 1)
        {
            line.Report($"the text does not say when step {to} is reached at once", $"write the fact after a comma: `skip to {to}, when threatening`");
            return null;
        }

        var when = new List<Condition>();
        foreach (var part in parts.Skip(1))
        {
            if (BlockContext.After(part, "when") is { } fact)
            {
                when.AddRange(WorkStepReader.When(line.Context, line.Number, fact, "step") is { } condition ? [condition] : []);
            }
            else
            {
                line.Context.UnknownLine(line.Number, part, "skip", line.Kind.TailKeywords);
            }
        }

        return new LadderSkip(to, when);
    }
}
