using System.Globalization;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads the lines that several kinds of block share.</summary>
internal static class LineReader
{
    private static readonly Dictionary<string, Strength> Strengths = Enum.GetValues<Strength>().ToDictionary(strength => strength.ToString(), StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Articles = ["a", "an", "the"];

    /// <summary>Every line by its keyword; a flag is a line that says all by itself. A line that is neither is reported.</summary>
    public static IEnumerable<(int Number, string Keyword, string Said)> Keyed(BlockContext context, Block block, string[] keywords, params string[] flags)
    {
        foreach (var (number, text) in block.Lines)
        {
            if (flags.FirstOrDefault(flag => IsFlag(text, flag)) is { } said)
            {
                yield return (number, said, "");
            }
            else if (keywords.FirstOrDefault(one => BlockContext.After(text, one) is not null) is { } keyword)
            {
                yield return (number, keyword, BlockContext.After(text, keyword)!);
            }
            else
            {
                context.UnknownLine(number, text, Called(block.Kind), [.. keywords, .. flags]);
            }
        }
    }

    public static bool IsFlag(string text, string flag) => Bare(text).SequenceEqual(Bare(flag));

    /// <summary>The kind of a block after "a".</summary>
    public static string Called(string kind) => kind == "conduct" ? "conduct block" : kind;

    public static Strength Strength(BlockContext context, Block block, int number, string text)
    {
        if (Strengths.TryGetValue(text, out var strength))
        {
            return strength;
        }

        context.Report(number, $"unknown strength `{text}` in `{block.Id}`", $"write `{Suggestion.For(text.ToLowerInvariant(), Strengths.Keys.Select(name => name.ToLowerInvariant())) ?? "must"}`; the strengths are must, should, advised and may");
        return default;
    }

    /// <summary>A time in which something is to be done.</summary>
    public static Interval? Deadline(BlockContext context, int number, string text)
    {
        if (Interval.Read(text) is { Unit: <= IntervalUnit.Month } within)
        {
            return within;
        }

        context.Report(number, $"`{text}` is not a deadline", "write it with digits, such as `1 school day`, `24 hours` or `3 days`");
        return null;
    }

    /// <summary>A day, or a month alone.</summary>
    public static StatedDate? Date(BlockContext context, int number, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new StatedDate(day, WholeMonth: false);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return new StatedDate(month, WholeMonth: true);
        }

        context.Report(number, $"`{text}` is not a date", "write year, month and day, such as 2026-11-21, or year and month");
        return null;
    }

    /// <summary>One of a closed list; null, and a problem, where it is none.</summary>
    public static T? OneOf<T>(BlockContext context, int number, string text, string what, string plural, (string Name, T Value)[] known)
        where T : struct
    {
        foreach (var (name, value) in known)
        {
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var names = known.Select(one => one.Name).ToList();
        var near = Suggestion.For(text.ToLowerInvariant(), names) ?? names.FirstOrDefault(name => text.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase));
        context.Report(number, $"unknown {what} `{text}`", $"{(near is null ? "" : $"write `{near}`; ")}the {plural} are {string.Join(", ", names.SkipLast(1))} and {names[^1]}");
        return null;
    }

    /// <summary>Reports a line that a block cannot do without.</summary>
    public static void Required(BlockContext context, Block block, bool there, string lacks, string help)
    {
        if (!there)
        {
            context.Report(block.Line, $"the {block.Kind} `{block.Id}` does not say {lacks}", help);
        }
    }

    private static IEnumerable<string> Bare(string text) => text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Articles.Contains(word));
}
