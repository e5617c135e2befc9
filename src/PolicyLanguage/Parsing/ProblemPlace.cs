using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Finds where the words stand of which a problem speaks.</summary>
internal static class ProblemPlace
{
    /// <summary>
    /// The problem with the line and column of the author's words that it quotes first. What is said of a whole block is looked for in all of its lines; a
    /// problem whose words stand nowhere keeps its line and has no column.
    /// </summary>
    public static Problem In(string[] lines, Problem problem)
    {
        var quoted = problem.Message.Split('`') is { Length: > 2 } parts ? parts[1] : "";
        if (quoted.Length == 0 || problem.Line < 1 || problem.Line > lines.Length)
        {
            return problem;
        }

        var first = problem.Line - 1;
        var last = lines[first].StartsWith("```", StringComparison.Ordinal)
            ? Array.FindIndex(lines, first + 1, line => line.StartsWith("```", StringComparison.Ordinal))
            : first;
        for (var at = first; at <= Math.Max(first, last); at++)
        {
            if (Whole(lines[at], quoted) is >= 0 and var column)
            {
                return problem with { Line = at + 1, Column = column + 1 };
            }
        }

        // A question is quoted without its joining words, so that only its first word need stand in the line.
        return Whole(lines[first], quoted.Split(' ')[0]) is >= 0 and var start ? problem with { Column = start + 1 } : problem;
    }

    private static int Whole(string line, string words)
    {
        for (var at = 0; (at = line.IndexOf(words, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (Ends(line, at - 1) && Ends(line, at + words.Length))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool Ends(string line, int at) => at < 0 || at >= line.Length || !char.IsLetterOrDigit(line[at]);
}
