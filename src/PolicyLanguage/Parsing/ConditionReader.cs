using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads <c>family</c>, <c>not family</c>, <c>stated family</c> and <c>administrators at least 2</c>.</summary>
internal static partial class ConditionReader
{
    /// <summary>A fact, or a limit of one that is a number; <c>not</c> may stand before either, and <c>stated</c> before all.</summary>
    public static Condition? Read(BlockContext context, int line, string text)
    {
        var stated = BlockContext.After(text, "stated");
        var said = stated ?? text;
        var not = BlockContext.After(said, "not");
        var limit = Limit().Match(not ?? said);
        var (named, holds) = (limit.Success ? limit.Groups[1].Value : not ?? said, not is null);
        if (Counted(context, not ?? said) is { } number && !limit.Success)
        {
            context.Report(line, $"`{not ?? said}` sets no limit to a number", $"write `{number.Name} at least 2`, or `{number.Name} at most 5`");
            return null;
        }

        if (context.RequireWord(line, WordKind.Fact, named) is not { } fact)
        {
            return null;
        }

        var condition = new Condition(fact, holds, stated is not null);
        return limit.Success ? Limited(context, line, condition, limit) : condition;
    }

    /// <summary>A fact on which work hangs, which is known to hold or not; a number is weighed by rules alone.</summary>
    /// <param name="what">What hangs on it.</param>
    public static bool IsYesOrNo(BlockContext context, int line, Word fact, string what)
    {
        if (fact.Counts is not null)
        {
            context.Report(line, $"a {what} cannot hang on the number `{fact.Name}`", "name a fact that is so or is not so; a limit stands in a rule");
        }

        return fact.Counts is null;
    }

    private static Condition? Limited(BlockContext context, int line, Condition condition, Match limit)
    {
        if (condition.Fact.Counts is null)
        {
            context.Report(
                line,
                $"`{condition.Fact.Name}` is no number, so it reaches no limit",
                $"write `{condition.Fact.Name}` alone, or add `; counts` and what is counted to its line in a `words` block");
            return null;
        }

        var most = string.Equals(limit.Groups[2].Value, "most", StringComparison.OrdinalIgnoreCase);
        if (!int.TryParse(limit.Groups[3].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number > QuestionCounts.Largest || (number == 0 && !most))
        {
            context.Report(line, $"`{limit.Groups[3].Value}` is not a limit", $"write it with digits, such as `{condition.Fact.Name} at least 2`");
            return null;
        }

        // "At most four" is that five does not hold.
        return condition with { AtLeast = most ? number + 1 : number, Holds = condition.Holds != most };
    }

    // The number with which a condition begins, whatever follows.
    private static Word? Counted(BlockContext context, string text) =>
        context.Words.Longest(Phrase.Words(text), 0, out _, WordKind.Fact) is { Counts: not null } number ? number : null;

    [GeneratedRegex(@"^(.+)\s+at\s+(least|most)\s+(\S+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limit();
}
